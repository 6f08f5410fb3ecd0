-- Puts the trace of an erasure in the place of a reference, unless the reference was seen later.
-- KEYS[1] the bucket   ARGV[1] field   ARGV[2] the trace
-- Answers the record that was there.
local text = redis.call('HGET', KEYS[1], ARGV[1])
local record = text and parse(text)
local at = erased(ARGV[2])
if record and record.seen > at then
  return nil
end
if record or not text or erased(text) < at then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
end
return record and text or nil
