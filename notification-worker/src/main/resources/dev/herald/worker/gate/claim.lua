-- Claims a delivery. A claim reads `C OWNER UNTIL DOUBT SENT`: until when in ms of Redis' own clock (0 when given back),
-- 1 or 0, and the ids sent so far as JSON. It is a string of its own while the delivery is under way. The ends of
-- deliveries lie in one hash per bucket and generation, a quarter of the retention long, of which six can hold it.
-- KEYS 1: the claim. ARGV: owner, length of the lease in ms, retention in ms, what the ends' keys begin with (in the slot
-- of the claim), the delivery's field in them, and an owner that is known to be dead, or nothing.
-- Answers `GRANTED DOUBT SENT`, `HELD MS OWNER` or `SETTLED END`.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local generation = math.floor(now / math.ceil(ARGV[3] / 4))
for each = generation + 1, generation - 4, -1 do
  local done = redis.call('HGET', ARGV[4] .. string.format('%d', each), ARGV[5])
  if done then
    return 'SETTLED ' .. done
  end
end
local claim = redis.call('GET', KEYS[1])
local doubt, sent = '0', '[]'
if claim then
  local owner, till, doubted, ids = string.match(claim, '^C (%S+) (%d+) (%d) (.*)$')
  till = tonumber(till)
  if owner ~= ARGV[1] and owner ~= ARGV[6] and till > now then
    return 'HELD ' .. string.format('%d', till - now) .. ' ' .. owner
  end
  doubt, sent = doubted, ids
  -- Whoever held it fell silent.
  if owner ~= ARGV[1] and till > 0 then
    doubt = '1'
  end
end
local till = string.format('%d', now + tonumber(ARGV[2]))
redis.call('SET', KEYS[1], 'C ' .. ARGV[1] .. ' ' .. till .. ' ' .. doubt .. ' ' .. sent, 'PX', ARGV[3])
return 'GRANTED ' .. doubt .. ' ' .. sent
