package io.trunkline.gateway.placement;

/**
 * Lua for Redis 6.2 on the keys of {@link io.trunkline.contracts.redis.AdmissionKeys}. Time is Redis's own, in milliseconds.
 * <p>
 * A reservation's score is its expiry: the moment the bridge accepted plus the time an announcement lives. So the call is
 * never missed: an announcement made after acceptance has it in {@code activeCalls}, and the script drops the reservation;
 * while none has come, it counts here. Before acceptance the latest possible moment of it is assumed. For a moment it may count
 * twice, which the next announcement mends.
 */
final class PlacementScripts {
    private static final String NOW = """
            local t = redis.call('TIME')
            local now = t[1] * 1000 + math.floor(t[2] / 1000)
            """;

    /** Now, then every announcement. */
    static final String LIST = NOW + """
            local answer = {now}
            for _, json in ipairs(redis.call('HVALS', KEYS[1])) do answer[#answer + 1] = json end
            return answer
            """;

    /**
     * KEYS 1 announcements, 2 tokens of the line, 3 who holds on the line, 4 who holds for want of a bridge or provider, 5 until when they count,
     * 6 limits of providers, 7 pace of the line, then reservations of each bridge, then of each provider its tokens and who is starting there. ARGV 1 a
     * {@link Demand}. {'on', bridge, provider}; {'?'} when a bridge is full only with its reservations, of which some may be in its count already;
     * else {why not}.
     * <p>
     * Nobody is served before callers who hold: whoever asks gets a place only if there are more places than callers before them. A call that had
     * a voice agent already insists: it needs a bridge with room and nothing else.
     */
    static final String RESERVE = NOW + """
            local d = cjson.decode(ARGV[1])
            local function ahead(key)
              local n = 0
              for _, c in ipairs(redis.call('ZRANGE', key, 0, -1)) do
                if c == d.callId then return n end
                if tonumber(redis.call('ZSCORE', KEYS[5], c) or '0') < now then redis.call('ZREM', key, c) else n = n + 1 end
              end
              return n
            end
            local function held(key)
              redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
              return redis.call('ZCARD', key) - (redis.call('ZSCORE', key, d.callId) and 1 or 0)
            end
            if d.lineLimit and not d.insists and ahead(KEYS[3]) >= d.lineLimit - held(KEYS[2]) then return {'line_full'} end

            local rooms, free, undecided = {}, 0, false
            for i, name in ipairs(d.bridges) do
              local ok, b = pcall(cjson.decode, redis.call('HGET', KEYS[1], name) or '')
              if ok and type(b) == 'table' and not b.draining and now - b.announcedAt <= d.staleMillis then
                local key = KEYS[7 + i]
                redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
                redis.call('ZREMRANGEBYSCORE', key, '-inf', '(' .. string.format('%.0f', b.announcedAt + d.countedMillis))
                local used = b.activeCalls + redis.call('ZCARD', key)
                if used < b.capacity then
                  free = free + b.capacity - used
                  local down = {}
                  for _, provider in ipairs(type(b.down) == 'table' and b.down or {}) do down[provider] = true end
                  rooms[#rooms + 1] = {name = name, key = key, load = used / b.capacity, first = i <= d.preferred, down = down}
                elseif b.activeCalls < b.capacity then
                  undecided = true
                end
              end
            end
            if free == 0 then return {undecided and '?' or 'all_full'} end
            if not d.insists and ahead(KEYS[4]) >= free then return {'all_full'} end

            local function least(provider)
              local best
              for _, room in ipairs(rooms) do
                if not room.down[provider] and (not best or (room.first and not best.first) or (room.first == best.first and room.load < best.load)) then
                  best = room
                end
              end
              return best
            end
            local function minute(provider, starting)
              local ok, said = pcall(cjson.decode, redis.call('HGET', KEYS[6], provider) or '')
              if not ok or type(said) ~= 'table' then return true end
              local passed = (now - said.saidAt) / math.max(said.resetMs, 1)
              if passed >= 1 then return true end
              redis.call('ZREMRANGEBYSCORE', starting, '-inf', now - d.startingMillis)
              local left = said.left + (said.limit - said.left) * passed - redis.call('ZCARD', starting) * d.callTokens
              return left >= said.limit * d.tokensKept + d.callTokens
            end
            local why, room, chosen = 'provider_down', nil, nil
            if #d.providers == 0 then room = least('') end
            for j, provider in ipairs(d.providers) do
              local at = 7 + #d.bridges + 2 * j
              local candidate = not room and least(provider.name)
              if candidate then
                if not d.insists and provider.sessions and held(KEYS[at - 1]) >= provider.sessions then why = 'provider_full'
                elseif not d.insists and not minute(provider.name, KEYS[at]) then why = 'provider_tokens'
                else room, chosen = candidate, j end
              end
            end
            if not room and d.insists then room = least('') end
            if not room then return {undecided and why == 'provider_down' and '?' or why} end

            local till = string.format('%.0f', now + d.countedMillis + d.acceptingMillis)
            local function grant(key, score)
              redis.call('ZADD', key, score, d.callId)
              redis.call('PEXPIRE', key, 60000)
            end
            grant(room.key, till)
            grant(KEYS[2], till)
            if chosen then
              local at = 7 + #d.bridges + 2 * chosen
              grant(KEYS[at - 1], till)
              grant(KEYS[at], string.format('%.0f', now))
            end
            local since = redis.call('ZSCORE', KEYS[3], d.callId)
            if since then
              local last = math.max(tonumber(redis.call('HGET', KEYS[7], 'last') or '0'), tonumber(since))
              local mean = tonumber(redis.call('HGET', KEYS[7], 'mean') or '') or now - last
              redis.call('HSET', KEYS[7], 'last', string.format('%.0f', now), 'mean', string.format('%.0f', 0.7 * mean + 0.3 * (now - last)))
              redis.call('PEXPIRE', KEYS[7], 3600000)
              for i = 3, 5 do redis.call('ZREM', KEYS[i], d.callId) end
            end
            return {'on', room.name, chosen and d.providers[chosen].name or ''}
            """;

    /** KEYS 1 reservations. ARGV 1 call, 2 how long an accepted call counts. */
    static final String ACCEPTED = NOW + """
            return redis.call('ZADD', KEYS[1], 'XX', string.format('%.0f', now + ARGV[2]), ARGV[1])
            """;

    /** KEYS: owners, announcements; ARGV: how long a bridge may say nothing, how many at most. Calls and their bridges in turns. */
    static final String ORPHANS = NOW + """
            local alive = {}
            for _, json in ipairs(redis.call('HVALS', KEYS[2])) do
              local ok, b = pcall(cjson.decode, json)
              if ok and type(b) == 'table' and now - b.announcedAt <= tonumber(ARGV[1]) then
                alive[b.bridge .. ' ' .. (type(b.startedAt) == 'number' and string.format('%.0f', b.startedAt) or '')] = true
              end
            end
            local answer = {}
            local owners = redis.call('HGETALL', KEYS[1])
            for i = 1, #owners, 2 do
              local bridge, started = string.match(owners[i + 1], '^%d+ (%S+) ?(%d*)$')
              if not alive[(bridge or '') .. ' ' .. (started or '')] and #answer < 2 * ARGV[2] then
                answer[#answer + 1] = owners[i]
                answer[#answer + 1] = bridge or ''
              end
            end
            return answer
            """;

    /**
     * KEYS: owners, released; ARGV: how many at most, in how many milliseconds they are due again. Calls that were let go of and are due to be asked about, each told
     * to one gateway; those that another bridge has by now are left out and struck off.
     */
    static final String RELEASED = NOW + """
            local answer = {}
            for _, call in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now, 'LIMIT', 0, ARGV[1])) do
              if redis.call('HEXISTS', KEYS[1], call) == 1 then
                redis.call('ZREM', KEYS[2], call)
              else
                redis.call('ZADD', KEYS[2], string.format('%.0f', now + ARGV[2]), call)
                answer[#answer + 1] = call
              end
            end
            return answer
            """;

    /** KEYS: owners, released; ARGV: call, in how many milliseconds it is asked about. */
    static final String ASK_LATER = NOW + """
            redis.call('HDEL', KEYS[1], ARGV[1])
            redis.call('ZADD', KEYS[2], string.format('%.0f', now + ARGV[2]), ARGV[1])
            return 1
            """;

    private PlacementScripts() {
    }
}
