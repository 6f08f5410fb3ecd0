-- Puts back an end that was told. That a delivery was delivered always counts; else what was told last does, so that the
-- end that a replay made takes the place of the one it reopened, and keeps its mark. See claim.lua for what lies where.
-- KEYS 1: the ends of the generation in which it was told. ARGV: the delivery's field, the end, how long they are kept in ms.
local function read(done)
  local letter, at = string.match(done, '^(%S) (%d+)')
  return letter == 'D' or letter == '2', tonumber(at)
end
local done = redis.call('HGET', KEYS[1], ARGV[1])
if done then
  local shown, at = read(done)
  local delivered, told = read(ARGV[2])
  if shown and not delivered or shown == delivered and at > told then
    return 0
  end
end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return redis.call('PEXPIRE', KEYS[1], ARGV[3])
