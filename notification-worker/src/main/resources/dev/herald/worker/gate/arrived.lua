-- Notes when a run of the server was first looked at, or was for the first time since it was wiped: what is not in it was
-- lost by then.
-- KEYS 1: what was lost without a trace. ARGV: the run of the server.
if redis.call('HGET', KEYS[1], 'there') ~= ARGV[1] then
  local time = redis.call('TIME')
  local now = string.format('%d', time[1] * 1000 + math.floor(time[2] / 1000))
  redis.call('HSET', KEYS[1], 'there', ARGV[1], 'from', now)
end
return 'OK'
