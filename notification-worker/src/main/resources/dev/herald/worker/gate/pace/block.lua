-- Tells all workers to leave a scope alone for a while, by Redis' own clock. A longer block stays.
-- KEYS 1: sorted set of all blocks by their end in ms. ARGV: the scope, how long in ms.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], 'GT', now + ARGV[2], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
return 1
