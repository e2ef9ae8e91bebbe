package io.trunkline.realtime.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.core.ObjectMappers;
import com.openai.models.realtime.RealtimeClientEvent;
import com.openai.models.realtime.RealtimeServerEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trunkline.realtime.event.Wire;
import io.trunkline.realtime.fault.FaultSwitches;
import io.trunkline.realtime.turn.Recogniser;
import io.trunkline.realtime.voice.Speaker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A session at a desk: everything happens on the test's thread, at once, unless speech is held. Every frame either way is
 * also decoded with OpenAI's own types.
 */
final class Desk implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    final FakeSpeech speech = new FakeSpeech();
    final FaultSwitches faults = new FaultSwitches();
    final EchoMind.Factory minds = new EchoMind.Factory();
    final Deque<JsonNode> received = new ConcurrentLinkedDeque<>();
    final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    int bytesPerMs = 48;
    int closed;
    private Session session;

    private final Wire wire = new Wire() {
        @Override
        public void send(String frame) {
            received.add(decoded(frame));
        }

        @Override
        public void close(int code, String reason) {
            closed = code;
        }

        @Override
        public void drop() {
            closed = 1006;
        }
    };

    Session session() {
        return session;
    }

    /** Opens the session; what it sends waits in {@link #received}. */
    Desk open() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Engine engine = new Engine(Runnable::run, timers, new Recogniser(Optional.of(speech), speech, meters),
                new Speaker(speech, speech, meters), () -> Optional.of(FakeSpeech.activity()), minds, faults,
                Duration.ofMinutes(60), Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC), meters);
        session = new Session("local/echo", wire, engine);
        return this;
    }

    EchoMind mind() {
        return minds.opened.getFirst();
    }

    /** Sends a good event. */
    void send(String event) {
        try {
            ObjectMappers.jsonMapper().readValue(event, RealtimeClientEvent.class).validate();
        } catch (IOException e) {
            throw new UncheckedIOException(event, e);
        }
        session.receive(event);
    }

    /** Sends anything. */
    void sendRaw(String frame) {
        session.receive(frame);
    }

    /** Plays to the session: a tone, which it takes for speech, or silence; in pieces of 20 ms. */
    void play(boolean tone, int millis) {
        for (int ms = 0; ms < millis; ms += 20) {
            byte[] audio = new byte[20 * bytesPerMs];
            for (int i = 0; i < audio.length; i++) {
                audio[i] = bytesPerMs == 8 ? (byte) (tone ? 0x8F : 0xFF) : (byte) (tone && i % 2 == 1 ? 0x40 : 0);
            }
            session.receive("{\"type\":\"input_audio_buffer.append\",\"audio\":\""
                    + Base64.getEncoder().encodeToString(audio) + "\"}");
        }
    }

    /** A caller who says something and is then silent. */
    void say(String words, int speechMs, int silenceMs) {
        speech.words = words;
        play(true, speechMs);
        play(false, silenceMs);
    }

    private static JsonNode decoded(String frame) {
        try {
            JsonNode json = JSON.readTree(frame);
            if (!json.path("type").asText().startsWith("trunkline.")) {
                RealtimeServerEvent event = ObjectMappers.jsonMapper().readValue(frame, RealtimeServerEvent.class).validate();
                if (event._json().isPresent() && !event.isValid()) {
                    throw new AssertionError("not an event of the API: " + frame);
                }
            }
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException(frame, e);
        }
    }

    @Override
    public void close() {
        session.closed();
        timers.shutdownNow();
    }
}
