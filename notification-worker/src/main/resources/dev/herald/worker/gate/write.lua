-- Writes what became of a delivery, unless somebody else has taken it over or ended it. That it was
-- delivered is written in any case.
-- KEYS 1: the delivery's entry. ARGV: owner, retention in ms, then either an end, or an empty text,
-- the length of the lease in ms (0 gives the claim back), doubt and the ids sent so far.
local entry = redis.call('GET', KEYS[1])
local new = ARGV[3]
local delivered = string.match(new, '^[D2] ')
if entry then
  local owner = string.match(entry, '^C (%S+) ')
  local mine = owner == ARGV[1]
  local overrules = delivered and not string.match(entry, '^[D2] ')
  if not mine and not overrules then
    return 'KEPT'
  end
end
if new == '' then
  local till = '0'
  if ARGV[4] ~= '0' then
    local time = redis.call('TIME')
    till = string.format('%d', time[1] * 1000 + math.floor(time[2] / 1000) + tonumber(ARGV[4]))
  end
  new = 'C ' .. ARGV[1] .. ' ' .. till .. ' ' .. ARGV[5] .. ' ' .. ARGV[6]
end
redis.call('SET', KEYS[1], new, 'PX', ARGV[2])
return 'WRITTEN'
