-- Ends a rebuild, unless the store was wiped since it began: then it lacks what was restored before.
-- KEYS[1] the marks   ARGV: the field of the rebuild, or nothing, the run of the server, then partition and offset of each
if ARGV[1] ~= '' and redis.call('HDEL', KEYS[1], ARGV[1]) == 0 then
  return 'LOST'
end
for i = 3, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
redis.call('HSET', KEYS[1], 'complete', ARGV[2])
return 'OK'
