package io.trunkline.lab.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MuLawTest {

    @Test
    void knowsTheCodesOfTheStandard() {
        // Given: G.711 table 2a, positive and negative ends, first steps and silence, on 16 bits
        int[][] codeAndSample = {{0x80, 32124}, {0x00, -32124}, {0xFF, 0}, {0xFE, 8}, {0x7E, -8}, {0xF0, 120}, {0x8F, 16764}, {0xA0, 7932}};

        // When, Then
        for (int[] pair : codeAndSample) {
            assertThat(MuLaw.decode((byte) pair[0])).as("code %02x", pair[0]).isEqualTo((short) pair[1]);
            assertThat(MuLaw.encode(pair[1])).as("sample %d", pair[1]).isEqualTo((byte) pair[0]);
        }
    }

    @Test
    void everyCodeSurvivesThereAndBackButNegativeZero() {
        for (int code = 0; code < 256; code++) {
            byte back = MuLaw.encode(MuLaw.decode((byte) code));
            assertThat(back).isEqualTo(code == 0x7F ? MuLaw.SILENCE : (byte) code);
        }
    }

    @Test
    void everySampleComesBackWithinItsStep() {
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            int clipped = Math.clamp(sample, -32635, 32635);
            int error = Math.abs(MuLaw.decode(MuLaw.encode(sample)) - clipped);
            assertThat(error).isLessThanOrEqualTo(4 + (Math.abs(clipped) + 132) / 32);
        }
    }
}
