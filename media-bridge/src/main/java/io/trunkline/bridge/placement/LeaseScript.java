package io.trunkline.bridge.placement;

import io.trunkline.bridge.session.Calls.LetGo;
import io.trunkline.contracts.redis.AdmissionKeys;
import io.trunkline.contracts.redis.BridgeAnnouncement;
import io.vertx.mutiny.redis.client.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The one script a second in which a bridge announces itself, renews the leases of its calls and gives back those of calls that ended. Pure but for its text. */
final class LeaseScript {
    private static final String STALE = Long.toString(AdmissionKeys.STALE_AFTER_MILLIS);
    /**
     * KEYS: announcements, owners, released; ARGV: bridge, announcement without its time, stale after, how many calls ended, owner's name behind the epoch,
     * callId, epoch and when they are asked about of those that ended, then callId and epoch of those that live. Now, how many other bridges have room, then the calls that somebody else has with a higher epoch.
     */
    private static final String RENEW = """
            local t = redis.call('TIME')
            local now = t[1] * 1000 + math.floor(t[2] / 1000)
            local said = string.gsub(ARGV[2], '"announcedAt":0', '"announcedAt":' .. string.format('%.0f', now), 1)
            redis.call('HSET', KEYS[1], ARGV[1], said)
            local live = 6 + 3 * tonumber(ARGV[4])
            for i = 6, live - 1, 3 do
              if redis.call('HGET', KEYS[2], ARGV[i]) == ARGV[i + 1] .. ' ' .. ARGV[5] then
                redis.call('HDEL', KEYS[2], ARGV[i])
                redis.call('ZADD', KEYS[3], string.format('%.0f', now + ARGV[i + 2]), ARGV[i])
              end
            end
            local answer = {now, 0}
            for i = live, #ARGV, 2 do
              local owner = redis.call('HGET', KEYS[2], ARGV[i])
              local epoch = owner and tonumber(string.match(owner, '^%d+')) or 0
              if epoch > tonumber(ARGV[i + 1]) then answer[#answer + 1] = ARGV[i]
              else redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1] .. ' ' .. ARGV[5]) end
            end
            for _, json in ipairs(redis.call('HVALS', KEYS[1])) do
              local ok, b = pcall(cjson.decode, json)
              if ok and type(b) == 'table' and b.bridge ~= ARGV[1] and not b.draining and now - b.announcedAt <= tonumber(ARGV[3])
                and b.activeCalls < b.capacity then answer[2] = answer[2] + 1 end
            end
            return answer
            """;

    /**
     * What Redis said.
     *
     * @param now    by its clock
     * @param others how many other bridges take calls
     * @param lost   calls of ours that somebody else owns
     */
    record Renewed(Instant now, int others, Set<String> lost) {}

    /**
     * @param announcement JSON of a {@link BridgeAnnouncement} made at 0
     * @param startedAt    of this process: one that follows it under the same name doesn't hold its calls
     * @param ended        callId → how it ended here
     * @param live         callId → epoch
     */
    static String[] command(String bridge, String announcement, long startedAt, Map<String, LetGo> ended, Map<String, Integer> live) {
        List<String> arguments = new ArrayList<>(List.of(RENEW, "3", AdmissionKeys.BRIDGES, AdmissionKeys.OWNERS, AdmissionKeys.RELEASED, bridge,
                announcement, STALE, Integer.toString(ended.size()), bridge + " " + startedAt));
        ended.forEach((callId, call) -> arguments.addAll(List.of(callId, Integer.toString(call.epoch()),
                Long.toString(call.unnoticed() ? AdmissionKeys.UNNOTICED_MILLIS : AdmissionKeys.RELEASED_MILLIS))));
        live.forEach((callId, epoch) -> arguments.addAll(List.of(callId, Integer.toString(epoch))));
        return arguments.toArray(String[]::new);
    }

    static Renewed renewed(Response answer) {
        Set<String> lost = new HashSet<>();
        for (int i = 2; i < answer.size(); i++) {
            lost.add(answer.get(i).toString());
        }
        return new Renewed(Instant.ofEpochMilli(answer.get(0).toLong()), answer.get(1).toInteger(), lost);
    }

    private LeaseScript() {
    }
}
