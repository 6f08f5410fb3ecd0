-- Reads all marks as {CONVERSATION, AGE in ms, COUNTS, …} and forgets those that are too old.
-- KEYS 1: the hash of all marks. ARGV: how long marks may matter in ms.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local all = redis.call('HGETALL', KEYS[1])
local answer = {}
for i = 1, #all, 2 do
  local at, counts = string.match(all[i + 1], '^(%d+) (.*)$')
  local age = now - tonumber(at)
  if age > tonumber(ARGV[1]) then
    redis.call('HDEL', KEYS[1], all[i])
  else
    answer[#answer + 1] = all[i]
    answer[#answer + 1] = string.format('%d', age)
    answer[#answer + 1] = counts
  end
end
return answer
