-- Writes what became of a delivery, unless somebody else has taken it over or ended it. That it was delivered is written
-- in any case. See claim.lua for what lies where.
-- KEYS 1: the claim. ARGV: owner, retention in ms, what the ends' keys begin with, the delivery's field in them, then
-- either an end, or an empty text, the length of the lease in ms (0 gives the claim back), doubt and the ids so far.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local length = math.ceil(ARGV[2] / 4)
local generation = math.floor(now / length)
local new = ARGV[5]
local delivered = string.match(new, '^[D2] ')
for each = generation + 1, generation - 4, -1 do
  local key = ARGV[3] .. string.format('%d', each)
  local done = redis.call('HGET', key, ARGV[4])
  if done then
    if not delivered or string.match(done, '^[D2] ') then
      return 'KEPT'
    end
    redis.call('HDEL', key, ARGV[4])
  end
end
local claim = redis.call('GET', KEYS[1])
if claim and not delivered and string.match(claim, '^C (%S+) ') ~= ARGV[1] then
  return 'KEPT'
end
if new == '' then
  local till = ARGV[6] == '0' and '0' or string.format('%d', now + tonumber(ARGV[6]))
  redis.call('SET', KEYS[1], 'C ' .. ARGV[1] .. ' ' .. till .. ' ' .. ARGV[7] .. ' ' .. ARGV[8], 'PX', ARGV[2])
  return 'WRITTEN'
end
local ends = ARGV[3] .. string.format('%d', generation)
redis.call('HSET', ends, ARGV[4], new)
redis.call('PEXPIRE', ends, string.format('%d', length * 6))
if claim then
  redis.call('DEL', KEYS[1])
end
return 'WRITTEN'
