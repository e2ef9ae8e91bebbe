package io.trunkline.gateway.overflow;

/** Lua for Redis 6.2 on the keys of callers who hold. KEYS 1 who holds on the line, 2 who holds for want of a bridge or provider, 3 until when they count, 4 pace of the line. */
final class HoldScripts {

    /**
     * ARGV 1 call, 2 most callers on the line, 3 '1' for want of a bridge or provider, 4 how long it counts without asking again, 5 since when it holds, '' since now.
     * {place in line, 0 if too many hold; mean milliseconds between two who are served, 0 unknown; since when}. A place once taken is kept, also by a
     * caller who was let in and then wasn't.
     */
    static final String JOIN = """
            local t = redis.call('TIME')
            local now = t[1] * 1000 + math.floor(t[2] / 1000)
            for _, c in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
              if c ~= ARGV[1] and tonumber(redis.call('ZSCORE', KEYS[3], c) or '0') < now then
                redis.call('ZREM', KEYS[1], c)
                redis.call('ZREM', KEYS[2], c)
              end
            end
            local known = ARGV[5] ~= '' or redis.call('ZSCORE', KEYS[1], ARGV[1])
            if not known and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return {0, 0, '0'} end
            redis.call('ZADD', KEYS[1], 'NX', ARGV[5] ~= '' and ARGV[5] or string.format('%.0f', now), ARGV[1])
            local since = redis.call('ZSCORE', KEYS[1], ARGV[1])
            if ARGV[3] == '1' then redis.call('ZADD', KEYS[2], since, ARGV[1]) else redis.call('ZREM', KEYS[2], ARGV[1]) end
            redis.call('ZADD', KEYS[3], string.format('%.0f', now + ARGV[4]), ARGV[1])
            for i = 1, 3 do redis.call('PEXPIRE', KEYS[i], 3600000) end
            return {redis.call('ZRANK', KEYS[1], ARGV[1]) + 1, tonumber(redis.call('HGET', KEYS[4], 'mean') or '0'), since}
            """;

    /** ARGV 1 call. */
    static final String LEAVE = """
            for i = 1, 3 do redis.call('ZREM', KEYS[i], ARGV[1]) end
            return 1
            """;

    private HoldScripts() {
    }
}
