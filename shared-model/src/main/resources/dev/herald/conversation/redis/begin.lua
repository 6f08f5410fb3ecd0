-- Begins a rebuild: nothing vouches for the store until it is finished.
-- KEYS[1] the marks   ARGV[1] what names of rebuilds begin with
-- Answers the field that is there for as long as nothing is wiped.
local time = redis.call('TIME')
local rebuild = ARGV[1] .. time[1] .. '.' .. time[2]
redis.call('HDEL', KEYS[1], 'complete')
redis.call('HSET', KEYS[1], rebuild, '1')
return rebuild
