-- Takes a place from a user.
-- KEYS[1] the bucket of users   ARGV[1] field   ARGV[2] the place
local places = redis.call('HGET', KEYS[1], ARGV[1]) or ''
local rest = {}
for at = 1, #places, #ARGV[2] do
  local place = string.sub(places, at, at + #ARGV[2] - 1)
  if place ~= ARGV[2] then
    rest[#rest + 1] = place
  end
end
if #rest == 0 then
  redis.call('HDEL', KEYS[1], ARGV[1])
else
  redis.call('HSET', KEYS[1], ARGV[1], table.concat(rest))
end
return #places - #table.concat(rest)
