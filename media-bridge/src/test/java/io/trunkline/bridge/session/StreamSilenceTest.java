package io.trunkline.bridge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.bridge.session.StreamSilence.Verdict;
import org.junit.jupiter.api.Test;

class StreamSilenceTest {
    private static final long SECOND = 1_000_000_000L;

    private final StreamSilence silence = new StreamSilence(2 * SECOND, 15 * SECOND);

    @Test
    void aStreamThatIsHeardIsLeftAlone() {
        silence.begins(0);
        silence.ponged();
        silence.heard(9 * SECOND);

        assertThat(silence.lasts(10 * SECOND)).isFalse();
        assertThat(silence.judge(10 * SECOND)).isEqualTo(Verdict.NOTHING);
    }

    @Test
    void oneThatSaysNothingIsPingedOnceAndLostWithoutAnAnswer() {
        answeredBefore();

        assertThat(silence.judge(SECOND + 3 * SECOND)).isEqualTo(Verdict.PING);
        assertThat(silence.judge(SECOND + 4 * SECOND)).isEqualTo(Verdict.NOTHING);
        assertThat(silence.judge(SECOND + 6 * SECOND)).isEqualTo(Verdict.LOST);
    }

    @Test
    void anAnswerExcusesSilenceButNotForEver() {
        answeredBefore();
        assertThat(silence.judge(4 * SECOND)).isEqualTo(Verdict.PING);
        silence.ponged();

        assertThat(silence.judge(15 * SECOND)).isEqualTo(Verdict.NOTHING);
        assertThat(silence.judge(17 * SECOND)).isEqualTo(Verdict.LOST);
    }

    @Test
    void theNextSilenceIsAskedAboutAgain() {
        answeredBefore();
        silence.judge(4 * SECOND);
        silence.ponged();
        silence.heard(5 * SECOND);

        assertThat(silence.judge(8 * SECOND)).isEqualTo(Verdict.PING);
        assertThat(silence.judge(11 * SECOND)).isEqualTo(Verdict.LOST);
    }

    @Test
    void whoNeverAnsweredAPingIsJudgedByTheLongestSilenceAlone() {
        silence.begins(0);
        silence.heard(SECOND);
        silence.judge(4 * SECOND);

        assertThat(silence.judge(15 * SECOND)).isEqualTo(Verdict.NOTHING);
        assertThat(silence.judge(17 * SECOND)).isEqualTo(Verdict.LOST);
    }

    @Test
    void withoutPatienceNothingIsAsked() {
        StreamSilence unasked = new StreamSilence(0, 15 * SECOND);
        unasked.begins(0);

        assertThat(unasked.judge(14 * SECOND)).isEqualTo(Verdict.NOTHING);
        assertThat(unasked.lasts(14 * SECOND)).isFalse();
        assertThat(unasked.judge(16 * SECOND)).isEqualTo(Verdict.LOST);
    }

    private void answeredBefore() {
        silence.begins(0);
        silence.ponged();
        silence.heard(SECOND);
    }
}
