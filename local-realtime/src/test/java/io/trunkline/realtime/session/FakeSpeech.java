package io.trunkline.realtime.session;

import io.trunkline.speech.SpeechRecognizer;
import io.trunkline.speech.SpeechSynthesizer;
import io.trunkline.speech.VoiceActivity;
import io.trunkline.speech.VoiceStyle;
import io.trunkline.speech.Vocabulary;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Speech without engines: loud is speech, words are what the test says they are, each letter spoken lasts 50 ms. */
final class FakeSpeech implements SpeechRecognizer, SpeechSynthesizer, Executor {

    static final int MS_A_LETTER = 50;
    private final Queue<Runnable> held = new ArrayDeque<>();
    private boolean holding;
    String words = "";
    int recognitions;

    static VoiceActivity activity() {
        return new VoiceActivity() {
            @Override
            public float speechProbability(float[] window) {
                float peak = 0;
                for (float sample : window) {
                    peak = Math.max(peak, Math.abs(sample));
                }
                return peak > 0.1f ? 0.95f : 0.02f;
            }

            @Override
            public void reset() { }

            @Override
            public void close() { }
        };
    }

    @Override
    public String recognize(float[] samples16k, Vocabulary vocabulary) {
        recognitions++;
        return vocabulary.equals(Vocabulary.OPEN) ? words : words.toUpperCase(java.util.Locale.ROOT);
    }

    @Override
    public Speech synthesize(String text, VoiceStyle style) {
        short[] samples = new short[text.length() * MS_A_LETTER * 8];
        java.util.Arrays.fill(samples, (short) 8_000);
        return new Speech(samples, 8_000);
    }

    @Override
    public void close() { }

    /** Speech work waits from now on. */
    void hold() {
        holding = true;
    }

    /** Does the work that waits. */
    void release() {
        holding = false;
        while (!held.isEmpty()) {
            held.remove().run();
        }
    }

    @Override
    public void execute(Runnable work) {
        if (holding) {
            held.add(work);
        } else {
            work.run();
        }
    }
}
