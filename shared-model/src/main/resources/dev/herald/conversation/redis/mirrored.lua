-- Notes that the mirror has a record, unless it says something else by now.
-- KEYS[1] the bucket   ARGV[1] field   ARGV[2] the record as it was mirrored
local text = redis.call('HGET', KEYS[1], ARGV[1])
local now = text and parse(text)
if now and now.kept == '0' and same(now, parse(ARGV[2])) then
  now.kept = '1'
  redis.call('HSET', KEYS[1], ARGV[1], write(now))
end
return 'OK'
