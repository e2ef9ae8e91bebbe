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
     * KEYS 1 announcements, 2… reservations of the candidates. ARGV 1 call, 2 stale after, 3 how long an accepted call counts,
     * 4 how long accepting takes at most, 5… the candidates. The chosen candidate; '?' when
     * one is full only with its reservations, of which some may be in its count already; else nil.
     */
    static final String RESERVE = NOW + """
            local best, bestKey, bestLoad, undecided
            for i = 5, #ARGV do
              local json = redis.call('HGET', KEYS[1], ARGV[i])
              local ok, b = pcall(cjson.decode, json or '')
              if ok and type(b) == 'table' and not b.draining and now - b.announcedAt <= tonumber(ARGV[2]) then
                local key = KEYS[i - 3]
                redis.call('ZREMRANGEBYSCORE', key, '-inf', now)
                redis.call('ZREMRANGEBYSCORE', key, '-inf', '(' .. string.format('%.0f', b.announcedAt + ARGV[3]))
                local used = b.activeCalls + redis.call('ZCARD', key)
                local load = used / b.capacity
                if used < b.capacity and (not best or load < bestLoad) then
                  best, bestKey, bestLoad = ARGV[i], key, load
                elseif b.activeCalls < b.capacity then
                  undecided = true
                end
              end
            end
            if not best then return undecided and '?' or nil end
            redis.call('ZADD', bestKey, string.format('%.0f', now + ARGV[3] + ARGV[4]), ARGV[1])
            redis.call('PEXPIRE', bestKey, ARGV[3] + ARGV[4] + 1000)
            return best
            """;

    /** KEYS 1 reservations. ARGV 1 call, 2 how long an accepted call counts. */
    static final String ACCEPTED = NOW + """
            return redis.call('ZADD', KEYS[1], 'XX', string.format('%.0f', now + ARGV[2]), ARGV[1])
            """;

    /** KEYS: owners, announcements; ARGV: how long a bridge may say nothing. Calls and their bridges, in turns. */
    static final String ORPHANS = NOW + """
            local alive = {}
            for _, json in ipairs(redis.call('HVALS', KEYS[2])) do
              local ok, b = pcall(cjson.decode, json)
              if ok and type(b) == 'table' and now - b.announcedAt <= tonumber(ARGV[1]) then
                alive[b.bridge .. ' ' .. (type(b.startedAt) == 'number' and string.format('%.0f', b.startedAt) or '')] = true
              end
            end
            local owners, answer = redis.call('HGETALL', KEYS[1]), {}
            for i = 1, #owners, 2 do
              local bridge, started = string.match(owners[i + 1], '^%d+ (%S+) ?(%d*)$')
              if not alive[(bridge or '') .. ' ' .. (started or '')] and #answer < 200 then
                answer[#answer + 1] = owners[i]
                answer[#answer + 1] = bridge or ''
              end
            end
            return answer
            """;

    private PlacementScripts() {
    }
}
