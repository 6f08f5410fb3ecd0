-- Puts a revised record in the place of the one that was read, unless anything else has been told of it since. A newest
-- locale or zone that stands there stays.
-- KEYS[1] the bucket   ARGV[1] field   ARGV[2] the record as it was read   ARGV[3] the revised one
-- Answers what it did and the record that is there now, nothing when there is none or it was erased.
local text = redis.call('HGET', KEYS[1], ARGV[1])
if not text or erased(text) then
  return {'OLDER'}
end
local now, read, new = parse(text), parse(ARGV[2]), parse(ARGV[3])
new.locale, new.zone = now.locale, now.zone
local refreshed = now.seen ~= read.seen or now.activity ~= read.activity
if not refreshed and same(now, new) then
  return {'SEEN', text}
end
if refreshed or now.state ~= read.state or now.since ~= read.since or now.reason ~= read.reason then
  return {'OLDER', text}
end
new.kept = '0'
local record = write(new)
redis.call('HSET', KEYS[1], ARGV[1], record)
return {'CHANGED', record}
