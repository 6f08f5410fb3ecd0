-- Writes what became of a delivery, unless somebody else has taken it over or ended it. That it was delivered is written
-- in any case, as perhaps shown twice while somebody else has it, since that one may have sent it too; and it is never lost,
-- not even by a replay that sends it again in vain. See claim.lua for what lies where.
-- Answers `WRITTEN`, or `KEPT` when something else counts than what was to be written.
-- KEYS 1: the claim. ARGV: owner, retention in ms, what the ends' keys begin with, the delivery's field in them, then
-- either an end, or an empty text, the length of the lease in ms (0 gives the claim back), doubt and the ids so far; then 1
-- when it is written again after a loss: then what somebody gave back, and wrote again too, is nobody's.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local length = math.ceil(ARGV[2] / 4)
local generation = math.floor(now / length)
local new = ARGV[5]
local delivered = string.match(new, '^[D2] ')
local claim = redis.call('GET', KEYS[1])
local owner, till, doubted, replay, sent = '', '', '', '', '[]'
if claim then
  owner, till, doubted, replay, sent = string.match(claim, '^C (%S+) (%d+) (%d)(%S*) (.*)$')
end
local doubt = ARGV[7]
if claim and ARGV[9] == '1' and till == '0' and owner ~= ARGV[1] then
  if doubted ~= doubt or sent ~= ARGV[8] then
    doubt = '1'
  end
  owner = ARGV[1]
end
local reopened = replay ~= '' and owner == ARGV[1]
for each = generation + 1, generation - 4, -1 do
  local key = ARGV[3] .. string.format('%d', each)
  local done = redis.call('HGET', key, ARGV[4])
  if done then
    local shown = string.match(done, '^[D2] ')
    if not reopened and (not delivered or shown) then
      return 'KEPT'
    end
    if new ~= '' then
      redis.call('HDEL', key, ARGV[4])
      if shown and not delivered then
        new = string.gsub(done, '^(%S %d+)%S*', '%1', 1)
      end
    end
  end
end
local taken = claim and owner ~= ARGV[1]
if taken and not delivered then
  return 'KEPT'
end
if new == '' then
  local lease = ARGV[6] == '0' and '0' or string.format('%d', now + tonumber(ARGV[6]))
  redis.call('SET', KEYS[1], 'C ' .. ARGV[1] .. ' ' .. lease .. ' ' .. doubt .. (reopened and replay or '') .. ' ' .. ARGV[8], 'PX', ARGV[2])
  return 'WRITTEN'
end
if reopened then
  new = string.gsub(new, '^(%S %d+)', '%1' .. string.gsub(replay, '%%', '%%%%'), 1)
end
local ends = ARGV[3] .. string.format('%d', generation)
redis.call('HSET', ends, ARGV[4], taken and '2' .. string.sub(new, 2) or new)
redis.call('PEXPIRE', ends, string.format('%d', length * 6))
if claim then
  -- What was sent in part before it failed is not sent again by a replay.
  if not delivered and sent ~= '[]' then
    redis.call('SET', KEYS[1], 'C ' .. ARGV[1] .. ' 0 0 ' .. sent, 'PX', ARGV[2])
  else
    redis.call('DEL', KEYS[1])
  end
end
return taken and 'KEPT' or 'WRITTEN'
