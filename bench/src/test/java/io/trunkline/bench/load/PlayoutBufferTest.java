package io.trunkline.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlayoutBufferTest {
    private static final long MILLI = 1_000_000;

    private final PlayoutBuffer playout = new PlayoutBuffer();

    @Test
    void audioIsHeardAtRealTimeFromItsArrival() {
        // Given: 400 ms in one piece
        playout.audio(400 * Voice.RATE, 0);

        // Then
        assertThat(playout.heard(0)).isZero();
        assertThat(playout.heard(150 * MILLI)).isEqualTo(150 * Voice.RATE);
        assertThat(playout.heard(400 * MILLI)).isEqualTo(400 * Voice.RATE);
        assertThat(playout.heard(900 * MILLI)).isEqualTo(400 * Voice.RATE);
    }

    @Test
    void aGapIsNotMadeUpFor() {
        playout.audio(100 * Voice.RATE, 0);
        playout.audio(100 * Voice.RATE, 300 * MILLI);

        assertThat(playout.heard(350 * MILLI)).isEqualTo(150 * Voice.RATE);
    }

    @Test
    void marksComeBackWhenAllBeforeThemWasHeardAndInOrder() {
        // Given
        playout.audio(200 * Voice.RATE, 0);
        playout.mark("one", 0);
        playout.audio(200 * Voice.RATE, 10 * MILLI);
        playout.mark("two", 10 * MILLI);

        // Then
        assertThat(playout.takeMark(199 * MILLI)).isNull();
        assertThat(playout.takeMark(200 * MILLI)).isEqualTo("one");
        assertThat(playout.nextMark()).isEqualTo(400 * MILLI);
        assertThat(playout.takeMark(400 * MILLI)).isEqualTo("two");
    }

    @Test
    void aClearEndsWhatIsHeardAndBringsAllMarksBack() {
        // Given
        playout.audio(1000 * Voice.RATE, 0);
        playout.mark("one", 0);
        playout.mark("two", 0);
        long heard = playout.heard(300 * MILLI);

        // When
        playout.clear(300 * MILLI);

        // Then
        assertThat(heard).isEqualTo(300 * Voice.RATE);
        assertThat(List.of(playout.takeMark(300 * MILLI), playout.takeMark(300 * MILLI))).containsExactly("one", "two");
        assertThat(playout.waitingMillis(300 * MILLI)).isZero();
        // what comes next is heard at once
        long start = playout.audio(100 * Voice.RATE, 400 * MILLI);
        assertThat(playout.heard(420 * MILLI) - start).isEqualTo(20 * Voice.RATE);
    }

    @Test
    void aMarkOnAnEmptyBufferComesBackAtOnce() {
        playout.mark("now", 5 * MILLI);

        assertThat(playout.takeMark(5 * MILLI)).isEqualTo("now");
    }

    @Property(tries = 300)
    void nothingIsHeardTwiceBeforeItCameOrFasterThanRealTime(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        PlayoutBuffer any = new PlayoutBuffer();
        long now = 0;
        long lastHeard = 0;
        List<String> marks = new ArrayList<>();
        int asked = 0;

        // When
        for (int i = 0; i < 200; i++) {
            long step = random.nextInt(60) * MILLI;
            boolean cleared = false;
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> any.audio((1 + random.nextInt(20)) * Voice.FRAME, now);
                case 3, 4 -> any.mark("m" + asked++, now);
                default -> {
                    cleared = random.nextInt(4) == 0;
                    if (cleared) {
                        any.clear(now);
                    }
                }
            }
            long atEvent = any.heard(now);
            now += step;
            long heard = any.heard(now);
            // Then
            assertThat(heard).isBetween(atEvent, any.received());
            assertThat(heard - atEvent).isLessThanOrEqualTo(step / MILLI * Voice.RATE);
            assertThat(atEvent).isGreaterThanOrEqualTo(cleared ? 0 : lastHeard);
            lastHeard = heard;
            for (String mark = any.takeMark(now); mark != null; mark = any.takeMark(now)) {
                marks.add(mark);
            }
        }
        List<String> inOrder = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            inOrder.add("m" + i);
        }
        assertThat(marks).isEqualTo(inOrder);
    }
}
