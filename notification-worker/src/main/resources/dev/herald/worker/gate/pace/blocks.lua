-- Reads all blocks as {SCOPE, ms that are left, …}.
-- KEYS 1: sorted set of all blocks by their end in ms.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local all = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. now, '+inf', 'WITHSCORES')
for i = 2, #all, 2 do
  all[i] = string.format('%d', all[i] - now)
end
return all
