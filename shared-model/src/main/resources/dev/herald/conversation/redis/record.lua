-- Stores a reference unless a newer one is there. A known locale or time zone outlives a missing one, and a
-- state that stays keeps its beginning and its reason.
-- KEYS[1] the conversation's hash   ARGV[1] scope   ARGV[2] record
-- Answers what it did and the record that is there now.
local new = parse(ARGV[2])
local text = redis.call('HGET', KEYS[1], ARGV[1])
local old = text and parse(text)
local change = 'NEW'
if old then
  if old.seen > new.seen then
    return {'OLDER', text}
  end
  if new.locale == '-' then new.locale = old.locale end
  if new.zone == '-' then new.zone = old.zone end
  if new.state == old.state then
    new.since, new.reason = old.since, old.reason
  end
  change = 'CHANGED'
  if same(old, new) then
    change = 'SEEN'
    if old.kept == '1' then new.kept = '1' end
  end
end
local record = write(new)
redis.call('HSET', KEYS[1], ARGV[1], record)
return {change, record}
