-- Moves the mark of a partition forward, unless the mark has gone back since it was last looked at: then Redis has
-- lost writes, and moving it would hide which.
-- KEYS[1] the marks   ARGV: partition, next offset, the mark as it was last seen
local mark = redis.call('HGET', KEYS[1], ARGV[1])
if not mark or tonumber(mark) < tonumber(ARGV[3]) then
  return 'LOST'
end
if tonumber(ARGV[2]) > tonumber(mark) then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
end
return 'OK'
