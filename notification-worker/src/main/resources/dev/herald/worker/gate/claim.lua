-- Claims a delivery. A claim reads `C OWNER UNTIL DOUBT SENT`: until when in ms of Redis' own clock (0 when given back),
-- 1 or 0, and the ids sent so far as JSON. It is a string of its own while the delivery is under way. The ends of
-- deliveries lie in one hash per bucket and generation, a quarter of the retention long, of which six can hold it.
-- A replay may claim what has ended, once: the end stays beside the claim until the next one takes its place, so all others
-- go on finding it. DOUBT is followed by `@REPLAY` then, as is the time in an end that a replay made.
-- KEYS 1: the claim. ARGV: owner, length of the lease in ms, retention in ms, what the ends' keys begin with (in the slot
-- of the claim), the delivery's field in them, an owner that is known to be dead, or nothing, then the replay, or nothing,
-- and the letters of the ends that it reopens.
-- Answers `GRANTED DOUBT SENT`, `HELD MS OWNER` or `SETTLED END`.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local generation = math.floor(now / math.ceil(ARGV[3] / 4))
local replay = ARGV[7] == '' and '' or '@' .. ARGV[7]
local reopened = ''
for each = generation + 1, generation - 4, -1 do
  local done = redis.call('HGET', ARGV[4] .. string.format('%d', each), ARGV[5])
  if done then
    local letter, by = string.match(done, '^(%S) %d+(%S*)')
    if replay == '' or by == replay or not string.find(ARGV[8], letter, 1, true) then
      return 'SETTLED ' .. done
    end
    reopened = letter
    break
  end
end
local claim = redis.call('GET', KEYS[1])
local doubt, sent, mark = '0', '[]', ''
if claim then
  local owner, till, doubted, by, ids = string.match(claim, '^C (%S+) (%d+) (%d)(%S*) (.*)$')
  till = tonumber(till)
  if owner ~= ARGV[1] and owner ~= ARGV[6] and till > now then
    return 'HELD ' .. string.format('%d', till - now) .. ' ' .. owner
  end
  doubt, sent, mark = doubted, ids, by
  -- Whoever held it fell silent.
  if owner ~= ARGV[1] and till > 0 then
    doubt = '1'
  end
end
if reopened ~= '' and mark ~= replay then
  mark = replay
  -- The chat may show it already.
  if string.find('UD2', reopened, 1, true) then
    doubt = '1'
  end
  -- All of it is sent again.
  if string.find('D2', reopened, 1, true) then
    sent = '[]'
  end
end
local till = string.format('%d', now + tonumber(ARGV[2]))
redis.call('SET', KEYS[1], 'C ' .. ARGV[1] .. ' ' .. till .. ' ' .. doubt .. mark .. ' ' .. sent, 'PX', ARGV[3])
return 'GRANTED ' .. doubt .. ' ' .. sent
