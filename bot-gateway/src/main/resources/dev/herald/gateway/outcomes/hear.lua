-- Adds an outcome to what is known of an event, once: those of an event come in the order of their offsets.
-- KEYS[1] the event's list   ARGV: offset, name, outcome, how many are kept, for how long in ms
local head = redis.call('LINDEX', KEYS[1], 0)
local at, counts = -1, {}
if head then
  at = tonumber(string.match(head, '^(%-?%d+)'))
  for name, count in string.gmatch(head, '(%a+)=(%d+)') do
    counts[name] = tonumber(count)
  end
end
if tonumber(ARGV[1]) <= at then
  return 0
end
counts[ARGV[2]] = (counts[ARGV[2]] or 0) + 1
if head then
  redis.call('LPOP', KEYS[1])
end
if redis.call('RPUSH', KEYS[1], ARGV[3]) > tonumber(ARGV[4]) then
  redis.call('LPOP', KEYS[1])
end
local new = ARGV[1]
for name, count in pairs(counts) do
  new = new .. ' ' .. name .. '=' .. string.format('%d', count)
end
redis.call('LPUSH', KEYS[1], new)
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 1
