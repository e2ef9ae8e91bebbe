package io.trunkline.gateway.context;

/**
 * The compare-and-sets on a call's hash, in Lua for Redis 6.2. {@code KEYS[1]} is the hash, {@code ARGV[1]} its time to live in
 * seconds. Field names are those of {@link io.trunkline.contracts.redis.CallFields} and {@link GatewayFields}.
 */
final class CallScripts {

    /** KEYS: the three hashes of a call, each as names and values by turns. */
    static final String LOAD = """
            return {redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2]), redis.call('HGETALL', KEYS[3])}
            """;

    /**
     * KEYS: the three hashes of a call; ARGV: carrier's leg, field of an answer, field of who makes it. The hashes as of {@link #LOAD}, then the answer as of
     * {@link #KNOWN_OR_CLAIMED}; of a call that has ended or that is another leg's nothing is claimed.
     */
    static final String LOAD_AND_CLAIM = """
            local call = redis.call('HGETALL', KEYS[1])
            local known, ours = redis.call('HGET', KEYS[1], ARGV[2]), 0
            if not known and redis.call('HGET', KEYS[1], 'callSid') == ARGV[1] and redis.call('HEXISTS', KEYS[1], 'disposition') == 0 then
              ours = redis.call('HSETNX', KEYS[1], ARGV[3], '1')
            end
            return {call, redis.call('HGETALL', KEYS[2]), redis.call('HGETALL', KEYS[3]), known or '', ours}
            """;

    /** ARGV 2 field, 3 who is making it. The field's value, else empty; then 1 if nobody is making it, who does from now on. */
    static final String KNOWN_OR_CLAIMED = """
            local known = redis.call('HGET', KEYS[1], ARGV[2])
            if known then return {known, 0} end
            return {'', redis.call('HSETNX', KEYS[1], ARGV[3], '1')}
            """;

    /** ARGV 2 field, 3 answer, 4…: field, value, field, value, written with the first answer unless the call has ended. The answer that stands. */
    static final String KEEP_FIRST = """
            if redis.call('HSETNX', KEYS[1], ARGV[2], ARGV[3]) == 0 then return redis.call('HGET', KEYS[1], ARGV[2]) end
            if #ARGV > 3 and redis.call('HEXISTS', KEYS[1], 'disposition') == 0 then redis.call('HSET', KEYS[1], unpack(ARGV, 4)) end
            redis.call('EXPIRE', KEYS[1], ARGV[1])
            return ARGV[3]
            """;

    /** ARGV 2…: field, value, field, value. 1 when written, 0 when the call has ended. */
    static final String WRITE = """
            if redis.call('HEXISTS', KEYS[1], 'disposition') == 1 then return 0 end
            redis.call('HSET', KEYS[1], unpack(ARGV, 2))
            redis.call('EXPIRE', KEYS[1], ARGV[1])
            return 1
            """;

    /** ARGV 2 state expected, 3 next one. 1 when it was so. */
    static final String ADVANCE = """
            if (redis.call('HGET', KEYS[1], 'state') or '') ~= ARGV[2] then return 0 end
            redis.call('HSET', KEYS[1], 'state', ARGV[3])
            redis.call('EXPIRE', KEYS[1], ARGV[1])
            return 1
            """;

    /** ARGV 2: sequence number. 1 when it is the highest so far. */
    static final String NEWER_STATUS = """
            local last = tonumber(redis.call('HGET', KEYS[1], 'sequence') or '-1')
            if tonumber(ARGV[2]) <= last then return 0 end
            redis.call('HSET', KEYS[1], 'sequence', ARGV[2])
            redis.call('EXPIRE', KEYS[1], ARGV[1])
            return 1
            """;

    /** ARGV 2 expected state, 3 disposition, 4 reason, 5 now. ENDED_BEFORE also for an unknown call, CHANGED when the state is another. */
    static final String END = """
            if redis.call('HEXISTS', KEYS[1], 'callSid') == 0 then return 'ENDED_BEFORE' end
            if redis.call('HEXISTS', KEYS[1], 'disposition') == 1 then return 'ENDED_BEFORE' end
            if (redis.call('HGET', KEYS[1], 'state') or '') ~= ARGV[2] then return 'CHANGED' end
            redis.call('HSET', KEYS[1], 'disposition', ARGV[3], 'endReason', ARGV[4], 'endedAt', ARGV[5], 'state', 'ended')
            redis.call('EXPIRE', KEYS[1], ARGV[1])
            return 'ENDED'
            """;

    /** ARGV 2 queue, 3 TwiML, 4 now. A move that began over 20 s ago died with its process and may be taken over. */
    static final String BEGIN_MOVE = """
            if redis.call('HEXISTS', KEYS[1], 'callSid') == 0 then return 'UNKNOWN' end
            if redis.call('HEXISTS', KEYS[1], 'disposition') == 1 then return 'ENDED' end
            local state = redis.call('HGET', KEYS[1], 'state')
            if state == 'queued' then return 'QUEUED' end
            if state == 'moving' then
              local since = tonumber(redis.call('HGET', KEYS[1], 'movingSince') or '0')
              if tonumber(ARGV[4]) - since < 20000 then return 'UNDER_WAY' end
            else
              redis.call('HSET', KEYS[1], 'beforeMove', state or 'ringing')
            end
            redis.call('HSET', KEYS[1], 'state', 'moving', 'movingSince', ARGV[4], 'queue', ARGV[2], 'moveTwiml', ARGV[3])
            redis.call('EXPIRE', KEYS[1], ARGV[1])
            return 'BEGUN'
            """;

    /** ARGV 2: '1' when the leg was moved. Leaves alone a call that has ended or was queued another way meanwhile. */
    static final String FINISH_MOVE = """
            if redis.call('HGET', KEYS[1], 'state') ~= 'moving' then return 0 end
            if ARGV[2] == '1' then
              redis.call('HSET', KEYS[1], 'state', 'queued')
            else
              redis.call('HSET', KEYS[1], 'state', redis.call('HGET', KEYS[1], 'beforeMove') or 'streaming')
              redis.call('HDEL', KEYS[1], 'moveTwiml', 'queue')
            end
            redis.call('EXPIRE', KEYS[1], ARGV[1])
            return 1
            """;

    private CallScripts() {
    }
}
