package io.trunkline.bridge.session;

import io.trunkline.catalog.agent.VoiceAgent;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.redis.AdmissionKeys;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** The calls this bridge holds. All but the counts only on the media loop. */
@Singleton
public class Calls {
    private static final Logger LOGGER = Logger.getLogger(Calls.class);
    /** How often calls are looked at for what no event brings about: one timer for all of them costs nothing, one a call would cost a wake-up each. */
    private static final Duration AUDIO_BEAT = Duration.ofMillis(20);
    /** A stream is silent for seconds before it is asked. */
    private static final Duration SILENCE_BEAT = Duration.ofMillis(200);

    /** So long an announcement lives, and with it the leases it renews. */
    private static final Duration LEASE = Duration.ofMillis(AdmissionKeys.STALE_AFTER_MILLIS);
    /** Leases to give back while Redis is away. */
    private static final int MOST_ENDED = 10_000;

    /** What came of a call the gateway told us of. */
    public enum Placed {
        /** The session is being opened, or was already. */
        ACCEPTED,
        /** A newer attempt of this call is here. */
        SUPERSEDED,
        FULL,
        DRAINING,
        /** This bridge couldn't say for a while that it lives: others may think it doesn't. New calls of lines that go without context are taken all the same. */
        CUT_OFF,
        UNKNOWN_AGENT
    }

    private final BridgeServices services;
    private final CallSetup setup;
    private final Map<String, BridgedCall> calls = new HashMap<>();
    private final AudioWaits waits = new AudioWaits();
    private List<Runnable> stopBeats = List.of();
    private final Map<String, LetGo> ended = new HashMap<>();
    private final Goodbyes goodbyes = new Goodbyes();
    private long leaseNanos;
    private volatile int active;
    private volatile boolean draining;

    public Calls(BridgeServices services) {
        this.services = services;
        this.setup = new CallSetup(services);
        services.metrics.watchActiveCalls(this::active);
    }

    /** Takes a call: the same one twice is one call. */
    public Placed place(PlaceCall placed) {
        BridgedCall there = calls.get(placed.callId());
        if (there != null && placed.attempt() <= there.placed().attempt()) {
            return placed.attempt() == there.placed().attempt() ? Placed.ACCEPTED : Placed.SUPERSEDED;
        }
        Optional<VoiceAgent> agent = setup.agent(placed.agent());
        Placed refusal = draining ? Placed.DRAINING : cutOff() && !setup.goesWithoutContext(placed) ? Placed.CUT_OFF : agent.isEmpty() ? Placed.UNKNOWN_AGENT
                : calls.size() >= services.config.capacity() && there == null ? Placed.FULL : null;
        if (refusal != null) {
            services.metrics.callRefused(refusal.name().toLowerCase(Locale.ROOT));
            return refusal;
        }
        if (there != null) {
            there.hangUp("superseded");
        }
        open(placed, agent.get());
        return Placed.ACCEPTED;
    }

    public Optional<BridgedCall> find(String callId) {
        return Optional.ofNullable(calls.get(callId));
    }

    /** Whether the voice agent ended the call with this stream, or said goodbye when it ended. @param attempt which stream of the call */
    public boolean saidGoodbye(String callId, int attempt) {
        return goodbyes.of(callId, attempt) || find(callId).filter(call -> call.placed().attempt() == attempt).filter(BridgedCall::saidGoodbye).isPresent();
    }

    /** Calls held, sessions waiting for their stream included; from any thread. */
    public int active() {
        return active;
    }

    public boolean draining() {
        return draining;
    }

    /** Whether new calls are refused. */
    public void drain(boolean on) {
        draining = on;
        LOGGER.infof("draining: on=%s active=%d", on, active);
    }

    /** The leases of all calls were renewed just now. */
    public void leaseRenewed() {
        leaseNanos = services.loop.nanos();
    }

    private boolean cutOff() {
        return services.loop.nanos() - leaseNanos > LEASE.toNanos();
    }

    /** Somebody else has this call by a higher epoch: here it falls silent. */
    public void ownedElsewhere(String callId) {
        find(callId).ifPresent(call -> {
            LOGGER.warnf("call is owned by another bridge: callId=%s epoch=%d", callId, call.placed().attempt());
            services.metrics.ownershipLost();
            call.hangUp("superseded");
        });
    }

    /** Epochs of the calls that live, by callId. */
    public Map<String, Integer> epochs() {
        Map<String, Integer> epochs = new HashMap<>();
        calls.forEach((callId, call) -> epochs.put(callId, call.placed().attempt()));
        return epochs;
    }

    /** Calls by the token they hold: of their line, and of the provider whose session has them. */
    public Map<String, Set<String>> tokens() {
        Map<String, Set<String>> tokens = new HashMap<>();
        calls.forEach((callId, call) -> {
            tokens.computeIfAbsent(AdmissionKeys.lineTokens(call.placed().line()), key -> new HashSet<>()).add(callId);
            tokens.computeIfAbsent(AdmissionKeys.providerTokens(call.provider()), key -> new HashSet<>()).add(callId);
        });
        return tokens;
    }

    /** A call that ended here. @param unnoticed its stream did so without the carrier's knowledge, who won't ask what next */
    public record LetGo(int epoch, boolean unnoticed) {}

    /** The calls that ended since this was asked last; their leases can be given back. */
    public Map<String, LetGo> takeEnded() {
        Map<String, LetGo> taken = Map.copyOf(ended);
        ended.clear();
        return taken;
    }

    /** They couldn't be: another time. Of an outage that lasts they are left to whoever looks for calls without an owner. */
    public void notGivenBack(Map<String, LetGo> calls) {
        if (ended.size() < MOST_ENDED) {
            calls.forEach(ended::putIfAbsent);
        }
    }

    /** Moves one call to another bridge, if one is between two turns; {@code anyway}: or else any that streams. @return whether one is moved */
    public boolean moveOne(boolean anyway) {
        Optional<BridgedCall> still = calls.values().stream().filter(BridgedCall::betweenTurns).findFirst();
        Optional<BridgedCall> any = calls.values().stream().filter(call -> anyway && call.streaming()).findFirst();
        Optional<BridgedCall> chosen = still.or(() -> any);
        chosen.ifPresent(call -> {
            services.metrics.movedAway(still.isPresent() ? "between_turns" : "at_once");
            call.moveAway();
        });
        return chosen.isPresent();
    }

    /** Lets go of every call; the gateway finds a place for each. */
    public void moveAll() {
        List.copyOf(calls.values()).forEach(call -> {
            services.metrics.movedAway("at_once");
            call.moveAway();
        });
    }

    /** Ends every call; the gateway finds another bridge for those that go on. */
    public void endAll(String reason) {
        List.copyOf(calls.values()).forEach(call -> call.hangUp(reason));
    }

    private void open(PlaceCall placed, VoiceAgent agent) {
        BridgedCall call = new BridgedCall(services, placed, agent, waits, this::gone);
        calls.put(placed.callId(), call);
        active = calls.size();
        if (stopBeats.isEmpty()) {
            stopBeats = List.of(services.loop.every(AUDIO_BEAT, () -> waits.look(services.loop.nanos())), services.loop.every(SILENCE_BEAT, this::lookForSilence));
        }
        call.open();
    }

    private void lookForSilence() {
        long now = services.loop.nanos();
        // a call that ends leaves the map
        calls.values().stream().filter(call -> call.silentSince(now)).toList().forEach(BridgedCall::tick);
    }

    private void gone(BridgedCall call) {
        if (calls.remove(call.placed().callId(), call)) {
            ended.put(call.placed().callId(), new LetGo(call.placed().attempt(), call.unnoticed()));
            goodbyes.ended(call);
        }
        active = calls.size();
        if (calls.isEmpty()) {
            stopBeats.forEach(Runnable::run);
            stopBeats = List.of();
            waits.clear();
        }
    }
}
