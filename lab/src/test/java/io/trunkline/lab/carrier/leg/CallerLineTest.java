package io.trunkline.lab.carrier.leg;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.audio.Loudness;
import io.trunkline.lab.audio.MuLaw;
import io.trunkline.lab.audio.Tones;
import io.trunkline.lab.carrier.LineConditions;
import io.trunkline.lab.carrier.LineConditions.CallerVoice;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CallerLineTest {

    private final short[] voice = Arrays.copyOfRange(Tones.sine(500, 200, 10_000), 400, 560);

    @Test
    void aClearLineChangesNothingButTheCodec() {
        // When
        byte[] carried = new CallerLine(LineConditions.CLEAR).carry(voice.clone(), true);

        // Then
        assertThat(carried).isEqualTo(MuLaw.encode(voice));
    }

    @Test
    void whoSaysNothingIsComfortSilenceWhateverTheFrameHolds() {
        // When
        byte[] carried = new CallerLine(LineConditions.CLEAR).carry(voice.clone(), false);

        // Then
        assertThat(carried).containsOnly(MuLaw.SILENCE);
    }

    @Test
    void aMutedCallerIsSilentAndAReplacedOneIsNoise() {
        // When
        byte[] muted = new CallerLine(LineConditions.CLEAR.withVoice(CallerVoice.MUTED)).carry(voice.clone(), true);
        byte[] noise = new CallerLine(LineConditions.CLEAR.withVoice(CallerVoice.REPLACED_BY_NOISE)).carry(voice.clone(), true);

        // Then
        assertThat(muted).containsOnly(MuLaw.SILENCE);
        assertThat(Loudness.db(MuLaw.decode(noise))).isBetween(-25.0, -19.0);
        assertThat(correlation(MuLaw.decode(noise))).isLessThan(0.3);
    }

    @Test
    void lineNoiseHasTheLevelAskedForAndLossItsShare() {
        // Given
        CallerLine line = new CallerLine(new LineConditions(0.05, Duration.ZERO, -40));
        int lost = 0;
        double db = 0;

        // When
        for (int frame = 0; frame < 2000; frame++) {
            byte[] carried = line.carry(new short[160], false);
            lost += carried == null ? 1 : 0;
            db += carried == null ? 0 : Loudness.db(MuLaw.decode(carried));
        }

        // Then
        assertThat(lost).isBetween(60, 140);
        assertThat(db / (2000 - lost)).isBetween(-41.0, -39.0);
    }

    private double correlation(short[] other) {
        double both = 0;
        double mine = 0;
        double theirs = 0;
        for (int i = 0; i < voice.length; i++) {
            both += (double) voice[i] * other[i];
            mine += (double) voice[i] * voice[i];
            theirs += (double) other[i] * other[i];
        }
        return Math.abs(both) / Math.sqrt(mine * theirs);
    }
}
