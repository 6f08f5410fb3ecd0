-- Notes that an event was published, unless more is known of it.
-- KEYS[1] the event's list   ARGV: for how long in ms
if redis.call('EXISTS', KEYS[1]) == 0 then
  redis.call('RPUSH', KEYS[1], '-1')
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  return 1
end
return 0
