package io.trunkline.realtime.turn;

import io.trunkline.realtime.audio.WireFormat;
import io.trunkline.speech.Resampling;
import io.trunkline.speech.StreamResampler;
import io.trunkline.speech.VoiceActivity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Hears turns in the caller's audio. Owned by the session's thread; about 60 us of work for 20 ms of audio.
 *
 * <p>Without turn detection it only keeps the audio until it is committed or cleared, but still notes where speech was, so
 * that a committed silence isn't taken for words.
 */
public final class Listener implements AutoCloseable {

    /** Silence after which the words so far may be looked for: shorter than any turn's end, longer than most gaps in speech. */
    private static final int PAUSE_MS = 192;
    /** Sound kept around the speech for the recogniser. */
    private static final int AROUND_MS = 200;
    /** Kept before speech at least, whatever the padding, since an onset takes three windows to notice. */
    private static final int KEPT_MS = 400;

    private final Optional<VoiceActivity> voice;
    private final SpeechGate gate = new SpeechGate();
    private final float[] window = new float[VoiceActivity.WINDOW];
    private final InputAudio input;
    private Optional<TurnDetection> detection;
    private StreamResampler to8k;
    private int filled;
    private long heardSamples;
    private long turnStartMs;
    private boolean pauseTold;
    private boolean sentenceComplete;
    private Duration patience = Duration.ZERO;
    private OptionalLong idleFromMs = OptionalLong.empty();
    private OptionalLong firstSpeechMs = OptionalLong.empty();
    private long lastSpeechMs;

    /**
     * A listener for one session.
     *
     * @param voice what tells speech from noise; without it there are no turns
     */
    public Listener(Optional<VoiceActivity> voice, WireFormat format, Optional<TurnDetection> detection) {
        this.voice = voice;
        this.input = new InputAudio(format);
        this.detection = detection;
        this.to8k = converter(format);
    }

    /** New settings; a turn that is going on goes on. */
    public void settings(WireFormat format, Optional<TurnDetection> next) {
        if (format != input.format()) {
            to8k = converter(format);
            filled = 0;
            heardSamples = input.endMs() * 8;
        }
        input.format(format);
        detection = next;
    }

    /** How long the caller may be silent within the next turn, when longer than the session's own setting. */
    public void patience(Duration wanted) {
        patience = wanted;
    }

    /** What the words of the last {@link TurnEvent.Paused} say about the turn; used by detection by meaning. */
    public void wordsSoFar(String words) {
        sentenceComplete = Completeness.seemsComplete(words);
    }

    /** Our speech, as far as sent, ends playing at this position: the idle time-out counts from there. */
    public void idleFrom(long positionMs) {
        idleFromMs = OptionalLong.of(positionMs);
    }

    /** No idle time-out until the next {@link #idleFrom}. */
    public void notIdle() {
        idleFromMs = OptionalLong.empty();
    }

    /** Milliseconds of audio received so far. */
    public long receivedMs() {
        return input.endMs();
    }

    /** Whether the caller is in a turn. */
    public boolean speaking() {
        return gate.speaking() && detection.isPresent();
    }

    /** Takes audio as it came; the events it led to, in order. */
    public List<TurnEvent> receive(byte[] audio) {
        input.append(audio);
        List<TurnEvent> events = new ArrayList<>();
        voice.ifPresent(v -> windows(v, input.format().decode(audio), events));
        if (detection.isPresent() && !gate.speaking()) {
            idle(events);
            input.dropBefore(input.endMs() - Math.max(prefixMs(), KEPT_MS) - (long) SpeechGate.WINDOW_MS);
        }
        return events;
    }

    /** What is in the buffer, taken out of it: a turn that the client ends itself. Empty below 100 ms. */
    public Optional<TurnEvent.SpeechStopped> commit() {
        if (input.endMs() - input.startMs() < 100) {
            return Optional.empty();
        }
        TurnEvent.Segment speech = firstSpeechMs.isEmpty()
                ? new TurnEvent.Segment(new byte[0], input.format(), input.endMs(), input.endMs())
                : segment(firstSpeechMs.getAsLong() - AROUND_MS, lastSpeechMs + AROUND_MS);
        TurnEvent.SpeechStopped turn = new TurnEvent.SpeechStopped(input.endMs(), speech,
                input.between(input.startMs(), input.endMs()));
        clear();
        return Optional.of(turn);
    }

    /** Forgets what is in the buffer, a turn in progress included. */
    public void clear() {
        input.clear();
        gate.end();
        firstSpeechMs = OptionalLong.empty();
    }

    @Override
    public void close() {
        voice.ifPresent(VoiceActivity::close);
    }

    private void windows(VoiceActivity activity, short[] samples, List<TurnEvent> events) {
        float[] sound = Resampling.toFloat(to8k == null ? samples : to8k.next(samples));
        for (float sample : sound) {
            window[filled++] = sample;
            if (filled == window.length) {
                filled = 0;
                heardSamples += window.length;
                window(activity.speechProbability(window), heardSamples / 8, events);
            }
        }
    }

    private void window(double probability, long endMs, List<TurnEvent> events) {
        SpeechGate.Change change = gate.window(probability, threshold(), endMs);
        if (change != SpeechGate.Change.NONE || gate.speaking() && gate.lastSpeechMs() == endMs) {
            lastSpeechMs = endMs;
            firstSpeechMs = firstSpeechMs.isPresent() ? firstSpeechMs : OptionalLong.of(gate.beganMs());
        }
        if (detection.isEmpty()) {
            return;
        }
        switch (change) {
            case BEGAN -> began(events);
            case RESUMED -> {
                if (pauseTold) {
                    pauseTold = false;
                    events.add(new TurnEvent.Resumed());
                }
            }
            case NONE -> {
                if (gate.speaking()) {
                    silence(endMs, events);
                }
            }
        }
    }

    private void began(List<TurnEvent> events) {
        turnStartMs = Math.max(input.startMs(), gate.beganMs() - prefixMs());
        pauseTold = false;
        sentenceComplete = false;
        idleFromMs = OptionalLong.empty();
        events.add(new TurnEvent.SpeechStarted(turnStartMs, gate.beganMs()));
    }

    private void silence(long nowMs, List<TurnEvent> events) {
        long silentMs = nowMs - gate.lastSpeechMs();
        if (silentMs >= PAUSE_MS && !pauseTold) {
            pauseTold = true;
            events.add(new TurnEvent.Paused(spoken()));
        }
        if (silentMs >= endSilenceMs()) {
            events.add(new TurnEvent.SpeechStopped(nowMs, spoken(), input.between(turnStartMs, nowMs)));
            gate.end();
            firstSpeechMs = OptionalLong.empty();
            input.dropBefore(nowMs);
        }
    }

    private TurnEvent.Segment spoken() {
        return segment(gate.beganMs() - AROUND_MS, gate.lastSpeechMs() + AROUND_MS);
    }

    private TurnEvent.Segment segment(long fromMs, long toMs) {
        long from = Math.max(input.startMs(), fromMs);
        long to = Math.min(input.endMs(), toMs);
        return new TurnEvent.Segment(input.between(from, to), input.format(), from, to);
    }

    private void idle(List<TurnEvent> events) {
        OptionalInt timeout = detection.get() instanceof TurnDetection.ByVoice by ? by.idleTimeoutMs() : OptionalInt.empty();
        if (timeout.isEmpty() || idleFromMs.isEmpty()) {
            return;
        }
        long from = idleFromMs.getAsLong();
        if (input.endMs() >= from + timeout.getAsInt()) {
            idleFromMs = OptionalLong.empty();
            events.add(new TurnEvent.IdledOut(from, input.endMs(), input.between(input.startMs(), input.endMs())));
        }
    }

    private double threshold() {
        return detection.orElse(null) instanceof TurnDetection.ByVoice by ? by.threshold() : 0.5;
    }

    private int prefixMs() {
        return detection.orElse(null) instanceof TurnDetection.ByVoice by ? by.prefixMs() : 300;
    }

    private long endSilenceMs() {
        return switch (detection.orElseThrow()) {
            case TurnDetection.ByVoice by -> Math.max(by.silenceMs(), patience.toMillis());
            case TurnDetection.ByMeaning by -> sentenceComplete
                    ? Math.max(500, Math.min(by.longestWaitMs(), patience.toMillis()))
                    : by.longestWaitMs();
        };
    }

    private static StreamResampler converter(WireFormat format) {
        return format.rateHz() == VoiceActivity.SAMPLE_RATE_HZ
                ? null : new StreamResampler(format.rateHz(), VoiceActivity.SAMPLE_RATE_HZ);
    }
}
