-- Notes that the mirror has a record, unless it says something else by now.
-- KEYS[1] the bucket   ARGV[1] field   ARGV[2] the record as it was mirrored
-- Answers what is there when that is something else.
local text = redis.call('HGET', KEYS[1], ARGV[1])
if not text then
  return nil
end
local now = parse(text)
if not now or not same(now, parse(ARGV[2])) then
  return text
end
if now.kept == '0' then
  now.kept = '1'
  redis.call('HSET', KEYS[1], ARGV[1], write(now))
end
return nil
