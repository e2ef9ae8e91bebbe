package io.trunkline.lab.carrier.verb;

import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.CarrierFaults;
import io.trunkline.lab.carrier.DeskPolicy;
import io.trunkline.lab.carrier.LineVoice.Speaker;
import io.trunkline.lab.carrier.stream.StreamDialer;
import io.trunkline.lab.carrier.twiml.Verb;
import io.trunkline.lab.carrier.webhook.CallParameters;
import io.trunkline.lab.carrier.webhook.Signature;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a verb may ask of its leg. Called on the clock thread, but for {@link #onClock} and {@link #record}, which any thread may call. */
public interface LegContext {

    CallParameters call();

    CarrierFaults faults();

    DeskPolicy desk();

    /** Greatest lateness of a frame on the caller's line. */
    Duration jitter();

    StreamDialer dialer();

    /** Signs for this call: with a wrong key if that fault is on. */
    Signature signature();

    /** Adds to the timeline. */
    void record(CarrierEvent event);

    /** Runs something on the clock thread at the next tick, or at once if the leg is over. */
    void onClock(Runnable task);

    /** Runs {@code work} on a virtual thread, then {@code then} on the clock thread. */
    <T> void later(Supplier<T> work, Consumer<T> then);

    /** Turns text into sound; {@code ready} is called on the clock thread. */
    void speak(String text, Speaker speaker, Consumer<short[]> ready);

    /** Asks for a document of a verb's own (a queue's waiting music); empty if it can't be had. Blocks: inside {@link #later} only. */
    Optional<List<Verb>> document(String url, String method, Map<String, String> parameters);

    /** The sound at a URL; empty if it can't be had. Blocks: inside {@link #later} only. */
    Optional<short[]> sound(String url);

    /** Posts a callback whose answer matters to nobody, behind those before it. {@code url} empty: nothing is posted. */
    void callback(String url, String method, Map<String, String> parameters);

    /** Keeps a recording (mu-law); returns the URL it can be fetched from. */
    String keepRecording(String recordingSid, byte[] muLaw);
}
