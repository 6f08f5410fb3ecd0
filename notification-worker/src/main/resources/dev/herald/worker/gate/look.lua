-- Looks at a delivery and changes nothing. See claim.lua for what lies where.
-- KEYS 1: the claim. ARGV: retention in ms, what the ends' keys begin with, the delivery's field in them.
-- Answers the end, else the claim, else an empty text.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local generation = math.floor(now / math.ceil(ARGV[1] / 4))
local claim = redis.call('GET', KEYS[1])
local _, _, reopened = string.match(claim or '', '^C (%S+) (%d+) %d(@%S+) ')
if reopened then
  return claim
end
for each = generation + 1, generation - 4, -1 do
  local done = redis.call('HGET', ARGV[2] .. string.format('%d', each), ARGV[3])
  if done then
    return done
  end
end
return claim or ''
