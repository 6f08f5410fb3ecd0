-- Notes that Redis lost what it knew of sends, and by when: once for each run of the server.
-- KEYS 1: what was lost without a trace. ARGV: the run of the server; 1 when this one has lost something.
-- Answers `LOST` when it has, `KEPT` when not.
if redis.call('HGET', KEYS[1], 'run') == ARGV[1] then
  return 'LOST'
end
if ARGV[2] == '0' then
  return 'KEPT'
end
local there, since = unpack(redis.call('HMGET', KEYS[1], 'there', 'from'))
if there ~= ARGV[1] then
  local time = redis.call('TIME')
  since = string.format('%d', time[1] * 1000 + math.floor(time[2] / 1000))
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'run', ARGV[1], 'since', since, 'there', ARGV[1], 'from', since)
return 'LOST'
