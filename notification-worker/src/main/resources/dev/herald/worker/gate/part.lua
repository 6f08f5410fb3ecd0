-- Puts back what the chat shows of a delivery that has not ended, unless somebody sends it or gave it back with more. Whether
-- more than that was shown nobody remembers. See claim.lua for what lies where.
-- KEYS 1: the claim. ARGV: the ids as JSON, how long they are kept in ms.
local claim = redis.call('GET', KEYS[1])
if claim then
  local sent = string.match(claim, '^C %S+ 0 %d%S* (.*)$')
  if not sent or #sent >= #ARGV[1] then
    return 0
  end
end
redis.call('SET', KEYS[1], 'C - 0 1 ' .. ARGV[1], 'PX', ARGV[2])
return 1
