-- Stores a reference unless a newer one is there. The newest known locale and time zone survive in either case, and a
-- state that stays keeps its beginning and its reason. What was seen before an erasure does not come back.
-- KEYS[1] the bucket   ARGV[1] field   ARGV[2] record
-- Answers what it did and the record that is there now, which goes without saying when the mirror has it.

-- Who writes again says what is known already: only the moment and the activity move on. Nearly every activity is of this
-- kind, and no field of it needs to be looked at.
-- Answers the record and KEPT; nothing when there is more to it.
local function seenAgain(old, new)
  local pattern = '^3 (%w+) ([01]) (%S+) (%S+ %S+ %S+) (%w+) (.*)$'
  local last, kept, _, told, since, rest = string.match(old, pattern)
  if not last then return nil end
  local seen, mirrored, activity, tells, _, brings = string.match(new, pattern)
  if seen <= last or tells ~= told or brings ~= rest then return nil end
  if mirrored == '1' then kept = '1' end
  return table.concat({'3', seen, kept, activity, told, since, rest}, ' '), kept
end

local text = redis.call('HGET', KEYS[1], ARGV[1])
local again, kept = seenAgain(text or '', ARGV[2])
if again then
  redis.call('HSET', KEYS[1], ARGV[1], again)
  return kept == '1' and {'SEEN'} or {'SEEN', again}
end
local new = parse(ARGV[2])
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
