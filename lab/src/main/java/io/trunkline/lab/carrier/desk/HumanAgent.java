package io.trunkline.lab.carrier.desk;

import io.trunkline.lab.audio.Loudness;
import io.trunkline.lab.audio.Sound;
import io.trunkline.lab.carrier.DeskPolicy;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A human agent on one call: says the opening line, lets the caller talk, thanks, says goodbye and (if told so) puts the phone down.
 * Confined to the carrier's clock thread.
 *
 * <pre>PREPARING → OPENING → LISTENING → CLOSING → LEFT</pre>
 */
public final class HumanAgent {

    private static final long CALLER_PAUSE = Duration.ofMillis(1500).toNanos();

    private enum Phase {
        PREPARING,
        OPENING,
        LISTENING,
        CLOSING,
        LEFT
    }

    private final DeskPolicy policy;
    private final String opening;
    private final String closing;
    private final Consumer<String> spoke;
    private Sound openingSound;
    private Sound closingSound;
    private Phase phase = Phase.PREPARING;
    private long listeningSince;
    private long callerSpokeAt;

    /**
     * @param opening first thing the human says; it is turned into sound at once, so that picking up needs no wait
     * @param spoke told each text when it begins to be heard
     */
    public HumanAgent(DeskPolicy policy, String opening, String closing, SpeechRequest speech, Consumer<String> spoke) {
        this.policy = policy;
        this.opening = opening;
        this.closing = closing;
        this.spoke = spoke;
        speech.speak(opening, samples -> openingSound = Sound.once(samples));
        speech.speak(closing, samples -> closingSound = Sound.once(samples));
    }

    /** Whether the human has read the task and can pick up. */
    public boolean ready() {
        return openingSound != null && closingSound != null;
    }

    /**
     * Twenty milliseconds on the line, from picking up on.
     *
     * @param fromCaller what the human hears
     * @param ear filled with what the human says, or left as it is
     * @return {@code false} once the human has hung up
     */
    public boolean tick(short[] fromCaller, short[] ear, long now) {
        switch (phase) {
            case PREPARING -> {
                begin(Phase.OPENING, opening);
                openingSound.fill(ear);
            }
            case OPENING -> {
                if (!openingSound.fill(ear)) {
                    listeningSince = now;
                    phase = Phase.LISTENING;
                }
            }
            case LISTENING -> listen(fromCaller, now);
            case CLOSING -> {
                if (!closingSound.fill(ear) && policy.hangsUp()) {
                    phase = Phase.LEFT;
                }
            }
            case LEFT -> { }
        }
        return phase != Phase.LEFT;
    }

    private void listen(short[] fromCaller, long now) {
        if (Loudness.db(fromCaller) > Loudness.SPEECH_DB) {
            callerSpokeAt = now;
        }
        boolean callerFinished = callerSpokeAt > 0 && now - callerSpokeAt > CALLER_PAUSE;
        if (callerFinished || now - listeningSince > policy.listensFor().toNanos()) {
            begin(Phase.CLOSING, closing);
        }
    }

    private void begin(Phase next, String text) {
        phase = next;
        spoke.accept(text);
    }
}
