package io.trunkline.lab.run;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.caller.ScriptedCaller;
import io.trunkline.lab.carrier.CallEnd;
import io.trunkline.lab.carrier.Carrier;
import io.trunkline.lab.carrier.CarrierCall;
import io.trunkline.lab.carrier.DialRequest;
import io.trunkline.lab.crm.LabCrm;
import io.trunkline.lab.recording.StereoWav;
import io.trunkline.lab.script.CallScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Places calls by script and gathers all that is known of them. Safe to use from any thread. */
public final class CallPlacer {

    private static final Duration TOLD_WITHIN = Duration.ofSeconds(10);
    private static final Executor THREADS = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("call-", 0).factory());

    /** The carrier's clock must not wait for a screen. */
    private static final Executor TELLER = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("teller").factory());

    private final LabCrm crm;
    private final Carrier carrier;
    private final EventFeed feed;
    private final LabSpeech speech;
    private final HandOvers handOvers;
    private final Path folder;

    /** @param folder for recordings */
    public CallPlacer(LabCrm crm, Carrier carrier, EventFeed feed, LabSpeech speech, HandOvers handOvers, Path folder) {
        this.crm = crm;
        this.carrier = carrier;
        this.feed = feed;
        this.speech = speech;
        this.handOvers = handOvers;
        this.folder = folder;
    }

    /** See {@link Exchange#place}. */
    public CompletableFuture<CallResult> place(CallScript script, Consumer<String> lines) {
        return CompletableFuture.supplyAsync(() -> hold(script, lines), THREADS);
    }

    private CallResult hold(CallScript script, Consumer<String> lines) {
        CrmFacts.put(script, crm);
        var watch = new CallWatch(lines);
        var caller = new ScriptedCaller(script, speech.speaking(script.voice()), speech.hearing(), RandomGenerator.getDefault(),
                event -> TELLER.execute(() -> watch.caller(event)));
        feed.listen(watch);
        try {
            watch.begin();
            CarrierCall call = carrier.dial(new DialRequest(script.from().orElse(DialRequest.WITHHELD), script.to(),
                    script.from().isPresent() ? DialRequest.PASSED_A : null, script.line()), caller);
            watch.on(call.sid(), feed);
            caller.on(call);
            CallEnd end = call.ended().join();
            watch.awaitEnd(TOLD_WITHIN);
            return result(script, caller, call, end, watch);
        } finally {
            feed.forget(watch);
        }
    }

    private CallResult result(CallScript script, ScriptedCaller caller, CarrierCall call, CallEnd end, CallWatch watch) {
        Path wav = write(script, call, caller);
        Optional<String> callId = watch.callId();
        List<ControlEvent> events = callId.map(id -> feed.seen(event -> id.equals(event.callId()))).orElse(List.of());
        boolean escalated = events.stream().anyMatch(ControlEvent.EscalationRequested.class::isInstance);
        return new CallResult(script, call.sid(), callId, caller.over().join(), events, call.timeline(), caller.recording(),
                speech.transcriber().transcribe(caller.recording().caller(), caller.recording().agent()), end,
                escalated ? callId.flatMap(handOvers::fetch) : Optional.empty(),
                crm.interactions().stream().filter(i -> i.path("call_sid").asText().equals(call.sid())).toList(), wav);
    }

    private Path write(CallScript script, CarrierCall call, ScriptedCaller caller) {
        try {
            return StereoWav.write(folder.resolve(script.name() + "-" + call.sid().substring(0, 8) + ".wav"), caller.recording());
        } catch (IOException e) {
            throw new UncheckedIOException("the recording can't be written to " + folder, e);
        }
    }
}
