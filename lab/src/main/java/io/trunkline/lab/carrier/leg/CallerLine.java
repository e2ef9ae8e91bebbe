package io.trunkline.lab.carrier.leg;

import io.trunkline.lab.audio.Loudness;
import io.trunkline.lab.audio.MuLaw;
import io.trunkline.lab.carrier.LineConditions;
import java.util.Arrays;
import java.util.Random;

/** The wire from the caller's mouth to the carrier, with all that is wrong with it. Confined to the clock thread. */
final class CallerLine {

    private static final double SPEECH_LIKE_DB = -22;

    private final LineConditions conditions;
    private final Random random;
    private final double lineNoise;
    private final double voiceNoise = Loudness.amplitude(SPEECH_LIKE_DB);

    CallerLine(LineConditions conditions) {
        this.conditions = conditions;
        this.random = new Random(conditions.seed());
        this.lineNoise = conditions.noiseDb() == LineConditions.NO_NOISE ? 0 : Loudness.amplitude(conditions.noiseDb());
    }

    /** One frame carried over as mu-law, or {@code null} if it is lost. Changes {@code mouth}. */
    byte[] carry(short[] mouth, boolean speaking) {
        if (!speaking) {
            Arrays.fill(mouth, (short) 0);
        } else {
            switch (conditions.voice()) {
                case CLEAR -> { }
                case MUTED -> Arrays.fill(mouth, (short) 0);
                case REPLACED_BY_NOISE -> {
                    Arrays.fill(mouth, (short) 0);
                    addNoise(mouth, voiceNoise);
                }
            }
        }
        if (lineNoise > 0) {
            addNoise(mouth, lineNoise);
        }
        boolean lost = conditions.frameLoss() > 0 && random.nextDouble() < conditions.frameLoss();
        return lost ? null : MuLaw.encode(mouth);
    }

    private void addNoise(short[] frame, double rms) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (short) Math.clamp(Math.round(frame[i] + random.nextGaussian() * rms), -32768, 32767);
        }
    }
}
