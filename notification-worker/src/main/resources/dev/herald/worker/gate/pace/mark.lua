-- Leaves the mark of a conversation: when, by Redis' own clock in ms, and its sends in each window.
-- KEYS 1: the hash of all marks. ARGV: the conversation, the counts, how long marks may matter in ms.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], ARGV[1], string.format('%d', now) .. ' ' .. ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
