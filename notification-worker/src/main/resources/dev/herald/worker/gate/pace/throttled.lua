-- The channel said that a budget was too much. Every worker may say so of the same moment, so the
-- rate falls once a second at most.
-- KEYS 1: the budget, see slots.lua. ARGV: factor, lowest rate, µs in which no moment is given out.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local known = redis.call('HMGET', KEYS[1], 'next', 'rate', 'slowed')
local rate = tonumber(known[2] or 1)
if now - tonumber(known[3] or 0) >= 1000000 then
  rate = math.max(tonumber(ARGV[2]), rate * ARGV[1])
  redis.call('HSET', KEYS[1], 'slowed', string.format('%.0f', now))
end
local first = math.max(tonumber(known[1] or now), now + ARGV[3])
redis.call('HSET', KEYS[1], 'next', string.format('%.0f', first), 'rate', rate,
  'seen', string.format('%.0f', now))
redis.call('PEXPIRE', KEYS[1], math.max(3600000, math.ceil(ARGV[3] / 1000)))
return rate
