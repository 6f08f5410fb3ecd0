-- Stores a reference unless a newer one is there; a known locale or time zone outlives a missing one.
-- KEYS[1] the conversation's hash   ARGV[1] scope   ARGV[2] record, as RecordFormat writes it
local header = '^1 (%d+) (%S+) (%S+) '
local old = redis.call('HGET', KEYS[1], ARGV[1])
if not old then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
  return 'NEW'
end
local seen, locale, zone = string.match(old, header)
local newSeen, newLocale, newZone = string.match(ARGV[2], header)
if seen and seen > newSeen then
  return 'OLDER'
end
local record = ARGV[2]
if seen and (newLocale == '-' or newZone == '-') then
  local _, stop = string.find(record, header)
  if newLocale == '-' then newLocale = locale end
  if newZone == '-' then newZone = zone end
  record = '1 ' .. newSeen .. ' ' .. newLocale .. ' ' .. newZone .. ' ' .. string.sub(record, stop + 1)
end
redis.call('HSET', KEYS[1], ARGV[1], record)
return 'REFRESHED'
