-- Stores a reference unless a newer one is there. The newest known locale and time zone survive in either case, and a
-- state that stays keeps its beginning and its reason. What was seen before an erasure does not come back.
-- KEYS[1] the bucket   ARGV[1] field   ARGV[2] record
-- Answers what it did and the record that is there now.
local new = parse(ARGV[2])
local text = redis.call('HGET', KEYS[1], ARGV[1])
local change = 'NEW'
local grave = text and erased(text)
if grave and new.seen <= grave then
  return {'ERASED', text}
end
if text and not grave then
  local old = parse(text)
  local older = after(old, new)
  local last, other = new, old
  if older then last, other = old, new end
  local result = {}
  for name, value in pairs(last) do result[name] = value end
  result.locale = newest('locale', last, other)
  result.zone = newest('zone', last, other)
  if not older and new.state == old.state then
    result.since, result.reason = old.since, old.reason
  end
  if same(old, result) then
    change = 'SEEN'
    if old.kept == '1' then result.kept = '1' end
  else
    change = 'CHANGED'
    result.kept = new.kept == '1' and same(new, result) and '1' or '0'
  end
  if older then change = 'OLDER' end
  new = result
end
local record = write(new)
if record ~= text then
  redis.call('HSET', KEYS[1], ARGV[1], record)
end
return {change, record}
