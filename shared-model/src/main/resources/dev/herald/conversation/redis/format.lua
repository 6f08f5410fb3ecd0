-- A record is `3 SEEN KEPT ACTIVITY LOCALE ZONE STATE SINCE REASON REST`, as RecordFormat writes it. Times have equal
-- lengths, so that text order is time order. KEPT is 1 when the mirror has what is here. A locale or zone that an older
-- activity told is followed by `@` and that activity's time.
local FIELDS = {'seen', 'kept', 'activity', 'locale', 'zone', 'state', 'since', 'reason', 'rest'}

-- Up to when nothing may come back, where a reference was erased.
local function erased(text)
  return string.match(text, '^E (%w+)$')
end

-- Nothing where a reference was erased.
local function parse(text)
  if erased(text) then return nil end
  local found = {string.match(text, '^3 (%w+) ([01]) (%S+) (%S+) (%S+) (%S+) (%w+) (%S+) (.*)$')}
  local record = {}
  for i, name in ipairs(FIELDS) do
    record[name] = found[i]
  end
  return record
end

local function write(record)
  local fields = {'3'}
  for i, name in ipairs(FIELDS) do
    fields[i + 1] = record[name]
  end
  return table.concat(fields, ' ')
end

-- What was told, and when.
local function told(token, seen)
  local value, at = string.match(token, '^([^@]*)@?(.*)$')
  return value, at == '' and seen or at
end

-- A token as it is written in a record that was seen later than it was told.
local function dated(token, seen)
  local value, at = told(token, seen)
  return value == '-' and value or value .. '@' .. at
end
-- The newer of what two records tell in a field, as it is written in the record that was seen last; the greater of what
-- was told at the same moment, so that the order of arrival does not matter.
local function newest(field, last, other)
  local value, at = told(last[field], last.seen)
  local candidate, since = told(other[field], other.seen)
  if candidate ~= '-' and (value == '-' or since > at or (since == at and candidate > value)) then
    value, at = candidate, since
  end
  return (value == '-' or at == last.seen) and value or value .. '@' .. at
end

-- Whether two records say the same, but for when and in which activity it was last seen.
local function same(a, b)
  return told(a.locale, '') == told(b.locale, '') and told(a.zone, '') == told(b.zone, '')
    and a.state == b.state and a.reason == b.reason and a.rest == b.rest
end

-- Whether what a record says is a verdict on a send, which came after the activity that it was taken from.
local function revised(record)
  return record.since > record.seen
end

-- Whether a comes after b; between activities of the same moment their ids decide, and a verdict comes after its
-- activity, so that every order of arrival ends the same and a redelivery revives nobody.
local function after(a, b)
  if a.seen ~= b.seen then return a.seen > b.seen end
  if a.activity ~= b.activity then return a.activity > b.activity end
  if revised(a) ~= revised(b) then return revised(a) end
  if revised(a) and a.since ~= b.since then return a.since > b.since end
  return a.rest > b.rest
end
