package io.trunkline.lab.run;

import io.trunkline.lab.caller.Hearing;
import io.trunkline.lab.caller.Speaking;
import io.trunkline.lab.carrier.LineVoice;
import io.trunkline.lab.carrier.ToneVoice;
import io.trunkline.lab.recording.FrameLevel;
import io.trunkline.lab.recording.Transcriber;
import io.trunkline.speech.Resampling;
import io.trunkline.speech.SpeechModels;
import io.trunkline.speech.SpeechRecognizer;
import io.trunkline.speech.VoiceActivity;
import io.trunkline.speech.VoiceStyle;
import io.trunkline.speech.Vocabulary;
import io.trunkline.speech.Voices;
import io.trunkline.speech.text.SpokenText;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Ears and mouths of everybody in the lab. Safe to use from any thread. */
public final class LabSpeech implements AutoCloseable {

    private static final int RATE = 8000;
    private static final double EDGE_DB = -50;
    private static final int EDGE_STEP = 80;
    private static final String CARRIER_VOICE = "piper:pitch=0.94,pace=1.0";
    private static final String HUMAN_VOICE = "piper:pitch=1.12,pace=0.98";

    private final Path weights;
    private final SpeechModels models;
    private final Voices voices;
    private final SpokenCache spoken;
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("caller-hearing").factory());

    private LabSpeech(Path weights, Path spoken) {
        this.weights = weights;
        this.models = SpeechModels.open(weights, 1);
        this.spoken = new SpokenCache(spoken);
        this.voices = new Voices(models);
    }

    /**
     * Speech with these weights.
     *
     * @param spoken a folder for lines that were spoken already
     */
    public static LabSpeech open(Path weights, Path spoken) {
        return new LabSpeech(weights, spoken);
    }

    /** Loads the recogniser in the background, so that the first call doesn't wait for it. */
    public void warmUp() {
        if (available()) {
            background.execute(() -> recognize(new short[RATE]));
        }
    }

    /** Voices by name, for choosing callers. */
    public Voices voices() {
        return voices;
    }

    /** The sound of a text in a voice, 8 kHz, silence at the ends cut off; the same text is spoken once and remembered. */
    public short[] speak(String voice, String text) {
        return spoken.get(voice, text, () -> trimmed(
                voices.named(voice).synthesize(SpokenText.of(text), VoiceStyle.NATURAL).at(RATE).samples()));
    }

    /** A caller's mouth. */
    public Speaking speaking(String voice) {
        return text -> speak(voice, text);
    }

    /** A caller's ear for words; works in the background, one turn after the other. */
    public Hearing hearing() {
        return (sound, then) -> background.execute(() -> then.accept(recognizeOrNothing(sound)));
    }

    /** Whether callers can speak and understand here. */
    public boolean available() {
        return SpeechModels.available(weights).complete();
    }

    /** The carrier's announcements and the human agents; tones where there is no speech. */
    public LineVoice lineVoice() {
        return !available() ? new ToneVoice() : (text, speaker) -> speak(switch (speaker) {
            case CARRIER -> CARRIER_VOICE;
            case HUMAN_AGENT -> HUMAN_VOICE;
        }, text);
    }

    /** Writes recordings down. */
    public Transcriber transcriber() {
        return new Transcriber(this::recognize, this::speechWindows);
    }

    /** A caller who can't make out a turn goes on waiting; the failure is shown, as it is one of the lab. */
    private String recognizeOrNothing(short[] sound8k) {
        try {
            return recognize(sound8k);
        } catch (IllegalStateException e) {
            System.err.println("a turn could not be recognised: " + e.getMessage());
            return "";
        }
    }

    /** The words in a sound of 8 kHz. */
    public String recognize(short[] sound8k) {
        try (SpeechRecognizer recognizer = models.recognizer()) {
            return recognizer.recognize(Resampling.toFloat16k(sound8k, RATE), Vocabulary.OPEN);
        }
    }

    private float[] speechWindows(short[] track) {
        float[] samples = Resampling.toFloat(track);
        float[] likely = new float[samples.length / VoiceActivity.WINDOW];
        try (VoiceActivity activity = models.newVoiceActivity()) {
            for (int i = 0; i < likely.length; i++) {
                int at = i * VoiceActivity.WINDOW;
                likely[i] = activity.speechProbability(Arrays.copyOfRange(samples, at, at + VoiceActivity.WINDOW));
            }
        }
        return likely;
    }

    static short[] trimmed(short[] sound) {
        int from = 0;
        int to = sound.length;
        while (from + EDGE_STEP < to && FrameLevel.decibels(sound, from, from + EDGE_STEP) < EDGE_DB) {
            from += EDGE_STEP;
        }
        while (to - EDGE_STEP > from && FrameLevel.decibels(sound, to - EDGE_STEP, to) < EDGE_DB) {
            to -= EDGE_STEP;
        }
        return Arrays.copyOfRange(sound, from, to);
    }

    @Override
    public void close() {
        background.shutdownNow();
        models.close();
    }
}
