-- Ends a rebuild, unless the store was wiped since it began: then it lacks what was restored before.
-- A mark that was raised meanwhile was raised by somebody who finished later, and stays; one that was beyond the end from
-- the beginning is that of a topic that was made anew since.
-- KEYS[1] the marks   ARGV: the field of the rebuild, or nothing, the run of the server, then partition, offset and what its
-- mark was in the beginning, of each
if ARGV[1] ~= '' and redis.call('HDEL', KEYS[1], ARGV[1]) == 0 then
  return 'LOST'
end
for i = 3, #ARGV, 3 do
  local finish, began = tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
  local mark = tonumber(redis.call('HGET', KEYS[1], ARGV[i]) or '0')
  if mark <= finish or mark <= began then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
redis.call('HSET', KEYS[1], 'complete', ARGV[2])
return 'OK'
