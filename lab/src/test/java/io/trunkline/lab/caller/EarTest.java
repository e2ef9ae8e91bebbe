package io.trunkline.lab.caller;

import static io.trunkline.lab.caller.SyntheticSpeech.concat;
import static io.trunkline.lab.caller.SyntheticSpeech.loud;
import static io.trunkline.lab.caller.SyntheticSpeech.silence;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarTest {

    private final Ear ear = new Ear(600);

    private List<Ear.Turn> hear(short[] sound) {
        var turns = new ArrayList<Ear.Turn>();
        for (int at = 0; at + SyntheticSpeech.FRAME <= sound.length; at += SyntheticSpeech.FRAME) {
            ear.hear(Arrays.copyOfRange(sound, at, at + SyntheticSpeech.FRAME), at / 8).ifPresent(turns::add);
        }
        return turns;
    }

    @Test
    void aBreathDoesNotEndATurn() {
        // Given
        short[] sound = concat(silence(300), loud(800), silence(400), loud(500), silence(700), loud(400), silence(700));
        // When
        List<Ear.Turn> turns = hear(sound);
        // Then
        assertThat(turns).extracting(Ear.Turn::startMs).containsExactly(300L, 2700L);
        assertThat(turns).extracting(Ear.Turn::endMs).containsExactly(2000L, 3100L);
    }

    @Test
    void aClickIsNoTurn() {
        assertThat(hear(concat(silence(200), loud(40), silence(1000)))).isEmpty();
        assertThat(ear.hearsTurn()).isFalse();
    }

    @Test
    void keepsTheTurnWithALittleBefore() {
        // When
        Ear.Turn turn = hear(concat(silence(1000), loud(500), silence(700))).getFirst();
        // Then
        assertThat(turn.sound().length / 8).isBetween(500 + 600 + 100, 500 + 600 + 260);
    }

    @Test
    void cutsSoundWithoutEnd() {
        assertThat(hear(loud(45_000))).hasSize(2);
    }
}
