-- Files a place under a user, once.
-- KEYS[1] the bucket of users   ARGV[1] field   ARGV[2] the place
local places = redis.call('HGET', KEYS[1], ARGV[1]) or ''
for at = 1, #places, #ARGV[2] do
  if string.sub(places, at, at + #ARGV[2] - 1) == ARGV[2] then
    return 0
  end
end
redis.call('HSET', KEYS[1], ARGV[1], places .. ARGV[2])
return 1
