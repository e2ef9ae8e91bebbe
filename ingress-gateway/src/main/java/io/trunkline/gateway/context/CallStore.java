package io.trunkline.gateway.context;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.hash.HashCommands;
import io.trunkline.contracts.redis.CallKeys;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The call context in Redis; the gateway is the only writer of {@link CallKeys#call()}. Blocks: call it on a virtual thread.
 * Throws the client's exceptions when Redis can't be reached.
 */
@ApplicationScoped
public class CallStore {
    private static final String TTL = Long.toString(CallKeys.TTL_SECONDS);

    private final RedisDataSource redis;
    private final HashCommands<String, String, String> hashes;

    @Inject
    CallStore(RedisDataSource redis) {
        this.redis = redis;
        this.hashes = redis.hash(String.class);
    }

    /** @return the call of a carrier's leg, if there is one */
    public Optional<String> callIdOf(String callSid) {
        Response found = redis.execute("GET", CallKeys.ofCarrierCall(callSid));
        return Optional.ofNullable(found).map(Response::toString);
    }

    /** @return the call of this leg: {@code freshId} if it is new, the one it got before otherwise, also when two ask at once */
    public String openFor(String callSid, String freshId) {
        Response set = redis.execute("SET", CallKeys.ofCarrierCall(callSid), freshId, "NX", "EX", TTL);
        return set != null ? freshId : callIdOf(callSid).orElse(freshId);
    }

    public CallContext load(String callId) {
        CallKeys keys = new CallKeys(callId);
        return context(callId, redis.execute("EVAL", CallScripts.LOAD, "3", keys.call(), keys.session(), keys.transfer()));
    }

    /** What is known of an answer. @param oursToMake told to one who asks */
    record Answer(Optional<String> known, boolean oursToMake) {
        private static Answer of(Response known, Response ours) {
            return new Answer(Optional.of(known.toString()).filter(text -> !text.isEmpty()), ours.toInteger() == 1);
        }
    }

    /** A call, and what is known of the answer to a question about it. @param field where the answer is kept in the call's hash */
    public record Asked(CallContext call, String field, Answer answer) {}

    /**
     * Both in one question to Redis.
     *
     * @param callSid of the leg that asks: no other is given an answer to make, and none when the call has ended
     * @param field   where the answer is kept in the call's hash
     */
    public Asked ask(String callId, String callSid, String field) {
        CallKeys keys = new CallKeys(callId);
        Response found = redis.execute("EVAL", CallScripts.LOAD_AND_CLAIM, "3", keys.call(), keys.session(), keys.transfer(), callSid, field,
                GatewayFields.claim(field));
        return new Asked(context(callId, found), field, Answer.of(found.get(3), found.get(4)));
    }

    private static CallContext context(String callId, Response found) {
        return new CallContext(callId, pairs(found.get(0)), pairs(found.get(1)), pairs(found.get(2)));
    }

    /** @return the answer, if there is one; else whether it is ours to make */
    Answer answer(String callId, String field) {
        Response found = run(CallScripts.KNOWN_OR_CLAIMED, callId, List.of(field, GatewayFields.claim(field)));
        return Answer.of(found.get(0), found.get(1));
    }

    /** @return a field of the call's hash */
    public Optional<String> field(String callId, String name) {
        return Optional.ofNullable(hashes.hget(new CallKeys(callId).call(), name));
    }

    /** Writes fields unless the call has ended, and prolongs its life in Redis. @return whether it was written */
    public boolean write(String callId, Map<String, String> fields) {
        return run(CallScripts.WRITE, callId, flat(fields)).toInteger() == 1;
    }

    /** @return whether {@code field} was free and is now taken with {@code value} */
    public boolean claim(String callId, String field, String value) {
        String key = new CallKeys(callId).call();
        return hashes.hsetnx(key, field, value);
    }

    /** Nobody makes this answer any more. */
    void unclaim(String callId, String field) {
        hashes.hdel(new CallKeys(callId).call(), GatewayFields.claim(field));
    }

    /**
     * Keeps an answer, and with it what else is to be known of the call by then, unless another was kept before.
     *
     * @return the answer that stands: the first one ever kept
     */
    String keepFirst(String callId, String field, AnswerOnce.Made made) {
        List<String> args = new ArrayList<>(List.of(field, made.text()));
        args.addAll(flat(made.fields()));
        return run(CallScripts.KEEP_FIRST, callId, args).toString();
    }

    /** Goes from one state to another if the call is in it. @return whether it was */
    public boolean advance(String callId, String from, String to) {
        return run(CallScripts.ADVANCE, callId, List.of(from, to)).toInteger() == 1;
    }

    /** Notes a status callback. @return whether it is newer than all before, by the carrier's sequence number */
    public boolean newerStatus(String callId, long sequence) {
        return run(CallScripts.NEWER_STATUS, callId, List.of(Long.toString(sequence))).toInteger() == 1;
    }

    /** What came of {@link #end}. */
    public enum End { ENDED, ENDED_BEFORE, CHANGED }

    /**
     * Ends the call, once.
     *
     * @param seen what the decision was made of; if the state has moved on, nothing is written and {@link End#CHANGED} returned
     */
    public End end(CallContext seen, String disposition, String reason, long nowMillis) {
        List<String> args = List.of(seen.state(), disposition, reason, Long.toString(nowMillis));
        return End.valueOf(run(CallScripts.END, seen.callId(), args).toString());
    }

    /** What came of {@link #beginMove}. */
    public enum Move { BEGUN, UNDER_WAY, QUEUED, ENDED, UNKNOWN }

    /** Takes the right to move the leg, for 20 s at most. */
    public Move beginMove(String callId, String queue, String twiml, long nowMillis) {
        String answer = run(CallScripts.BEGIN_MOVE, callId, List.of(queue, twiml, Long.toString(nowMillis))).toString();
        return Move.valueOf(answer);
    }

    /** Notes how the move ended: in the queue, or back where the call was. */
    public void finishMove(String callId, boolean moved) {
        run(CallScripts.FINISH_MOVE, callId, List.of(moved ? "1" : "0"));
    }

    private Response run(String script, String callId, List<String> args) {
        List<String> all = new ArrayList<>(List.of(script, "1", new CallKeys(callId).call()));
        all.add(TTL);
        all.addAll(args);
        return redis.execute("EVAL", all.toArray(String[]::new));
    }

    /** A script's answer has no maps: names and values take turns. */
    private static Map<String, String> pairs(Response list) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i + 1 < list.size(); i += 2) {
            fields.put(list.get(i).toString(), list.get(i + 1).toString());
        }
        return fields;
    }

    private static List<String> flat(Map<String, String> fields) {
        List<String> flat = new ArrayList<>();
        fields.forEach((name, value) -> {
            if (value != null) {
                flat.add(name);
                flat.add(value);
            }
        });
        return flat;
    }
}
