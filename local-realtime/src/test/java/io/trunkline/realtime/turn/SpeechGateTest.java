package io.trunkline.realtime.turn;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpeechGateTest {

    private final SpeechGate gate = new SpeechGate();
    private long ms;

    private SpeechGate.Change hear(double... probabilities) {
        SpeechGate.Change last = SpeechGate.Change.NONE;
        for (double probability : probabilities) {
            ms += SpeechGate.WINDOW_MS;
            last = gate.window(probability, 0.5, ms);
        }
        return last;
    }

    @Test
    void a_click_is_not_speech() {
        hear(0.1, 0.9, 0.9, 0.1, 0.9, 0.1);

        assertThat(gate.speaking()).isFalse();
    }

    @Test
    void speech_begins_with_its_first_window() {
        assertThat(hear(0.1, 0.6, 0.6, 0.6)).isEqualTo(SpeechGate.Change.BEGAN);

        assertThat(gate.beganMs()).isEqualTo(32);
        assertThat(gate.lastSpeechMs()).isEqualTo(128);
    }

    @Test
    void a_soft_ending_still_counts_and_silence_does_not() {
        hear(0.9, 0.9, 0.9, 0.4, 0.2, 0.2);

        assertThat(gate.speaking()).isTrue();
        assertThat(gate.lastSpeechMs()).isEqualTo(128);
    }

    @Test
    void going_on_after_a_pause_is_told() {
        hear(0.9, 0.9, 0.9, 0.1, 0.1);

        assertThat(hear(0.9)).isEqualTo(SpeechGate.Change.RESUMED);
        assertThat(hear(0.9)).isEqualTo(SpeechGate.Change.NONE);
    }
}
