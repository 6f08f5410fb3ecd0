-- Moves a reference into another state, unless an activity came in it or a send judged it since.
-- KEYS[1] the bucket   ARGV: field, state, time, reason
-- Answers the record that is there now; nothing when there is none.
local text = redis.call('HGET', KEYS[1], ARGV[1])
local now = text and parse(text)
if not now or now.seen > ARGV[3] or now.since > ARGV[3] or now.state == ARGV[2] then
  return text
end
now.locale = dated(now.locale, now.seen)
now.zone = dated(now.zone, now.seen)
now.seen, now.kept, now.state, now.since, now.reason = ARGV[3], '0', ARGV[2], ARGV[3], ARGV[4]
local record = write(now)
redis.call('HSET', KEYS[1], ARGV[1], record)
return record
