-- Gives out moments of a budget that all workers share, by Redis' own clock. The entry is a hash:
-- `next` is the first moment that is free, `bulk` when bulk may take one whatever others want,
-- `rate` the part of the full rate that is in force, `seen` when moments were last given out; all
-- times in µs.
-- KEYS 1: the budget. ARGV: µs between two moments at full rate, how many are wanted, how many µs
-- ahead they may lie, part that comes back in a second, share of bulk (empty for others).
-- Answers {COUNT, µs to the first, µs between them} or {0, µs until it is worth asking again}.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local known = redis.call('HMGET', KEYS[1], 'next', 'bulk', 'rate', 'seen')
local seen = tonumber(known[4] or now)
local rate = tonumber(known[3] or 1)
local first = math.max(tonumber(known[1] or now), now)
local bulk = tonumber(known[2] or 0)
-- Only time in which there was traffic says that the channel takes it.
rate = math.min(1, rate + ARGV[4] * math.min(now - seen, 1000000) / 1000000)
local apart = ARGV[1] / rate
local count, ahead, share = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[5])
local own = share and share > 0 and now >= bulk
if first - now > ahead and not own then
  local wait = first - now - ahead
  if share and share > 0 then
    wait = math.min(wait, bulk - now)
  end
  return {0, math.ceil(wait)}
end
if share and share > 0 then
  bulk = math.max(bulk, now) + count * apart / share
end
redis.call('HSET', KEYS[1], 'next', string.format('%.0f', first + count * apart),
  'bulk', string.format('%.0f', bulk), 'rate', rate, 'seen', string.format('%.0f', now))
redis.call('PEXPIRE', KEYS[1], 3600000)
return {count, math.ceil(first - now), math.ceil(apart)}
