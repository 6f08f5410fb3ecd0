-- Claims a delivery. A claim reads `C OWNER UNTIL DOUBT SENT`: until when in ms of Redis' own clock
-- (0 when given back), 1 or 0, and the ids sent so far as JSON. Any other entry is an end.
-- KEYS 1: the delivery's entry. ARGV: owner, length of the lease in ms, retention in ms.
-- Answers `GRANTED DOUBT SENT`, `HELD MS` or `SETTLED ENTRY`.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local entry = redis.call('GET', KEYS[1])
local doubt, sent = '0', '[]'
if entry then
  local owner, till, doubted, ids = string.match(entry, '^C (%S+) (%d+) (%d) (.*)$')
  if not owner then
    return 'SETTLED ' .. entry
  end
  till = tonumber(till)
  if owner ~= ARGV[1] and till > now then
    return 'HELD ' .. string.format('%d', till - now)
  end
  doubt, sent = doubted, ids
  -- Whoever held it let the lease end without a word.
  if owner ~= ARGV[1] and till > 0 then
    doubt = '1'
  end
end
local till = string.format('%d', now + tonumber(ARGV[2]))
redis.call('SET', KEYS[1], 'C ' .. ARGV[1] .. ' ' .. till .. ' ' .. doubt .. ' ' .. sent, 'PX', ARGV[3])
return 'GRANTED ' .. doubt .. ' ' .. sent
