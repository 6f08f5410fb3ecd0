-- A record is `2 SEEN KEPT ACTIVITY LOCALE ZONE STATE SINCE REASON REST`, as RecordFormat writes it. KEPT is 1
-- when the mirror has what is here. Version 1, `1 SEEN LOCALE ZONE STATE REST`, is read as well.
local FIELDS = {'seen', 'kept', 'activity', 'locale', 'zone', 'state', 'since', 'reason', 'rest'}

local function parse(text)
  local found = {string.match(text, '^2 (%d+) ([01]) (%S+) (%S+) (%S+) (%S+) (%d+) (%S+) (.*)$')}
  if #found == 0 then
    local seen, locale, zone, state, rest = string.match(text, '^1 (%d+) (%S+) (%S+) (%S+) (.*)$')
    if not seen then
      return nil
    end
    found = {seen, '0', '-', locale, zone, state, seen, '-', rest}
  end
  local record = {}
  for i, name in ipairs(FIELDS) do
    record[name] = found[i]
  end
  return record
end

local function write(record)
  local fields = {'2'}
  for i, name in ipairs(FIELDS) do
    fields[i + 1] = record[name]
  end
  return table.concat(fields, ' ')
end

-- Whether two records say the same, but for when and in which activity it was last seen.
local function same(a, b)
  return a.locale == b.locale and a.zone == b.zone and a.state == b.state and a.reason == b.reason
    and a.rest == b.rest
end
