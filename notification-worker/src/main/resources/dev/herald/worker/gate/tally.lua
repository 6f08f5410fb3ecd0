-- Counts the end of a delivery of a replay once, however often it is told.
-- KEYS 1: the set of deliveries that were counted; the counts lie beside it, in its slot. ARGV: the delivery's field, the
-- name of the end, how long both are kept in ms.
local ends = KEYS[1] .. ':ends'
if redis.call('SADD', KEYS[1], ARGV[1]) == 1 then
  redis.call('HINCRBY', ends, ARGV[2], 1)
end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return redis.call('PEXPIRE', ends, ARGV[3])
