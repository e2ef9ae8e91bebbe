package io.trunkline.call.playout;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.call.audio.Audio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What we believe the caller heard, against a carrier that knows. */
class PlayoutTest {

    /** A stretch of the model's output: so much audio of the current item in deltas of that size, then a pause; every third stretch ends the item. */
    private record Stretch(int audioMs, int deltaMs, int pauseMs) {
    }

    @Property(tries = 400)
    void neverBelievesMoreThanWasHeardAndHardlyLess(@ForAll @Size(min = 1, max = 6) List<@IntRange(min = 20, max = 3000) Integer> sizes,
            @ForAll @IntRange(min = 20, max = 500) int deltaMs, @ForAll @IntRange(min = 0, max = 900) int pauseMs,
            @ForAll @IntRange(min = 0, max = 80) int delayMs, @ForAll @IntRange(min = 1, max = 9000) int bargeInMs) {
        // Given
        FakeCarrier carrier = new FakeCarrier(delayMs);
        Playout playout = new Playout(Duration.ofMillis(250));
        List<Stretch> speech = sizes.stream().map(size -> new Stretch(size, deltaMs, pauseMs)).toList();
        List<PlayedItem> heard = new ArrayList<>();

        // When
        talk(playout, carrier, speech, bargeInMs, heard);
        long truth = carrier.heardBytes;
        List<PlayedItem> cut = playout.interrupt(bargeInMs * 1_000_000L, carrier);
        // items that were over by then still wait for their marks
        playout.stop(bargeInMs * 1_000_000L);
        heard.addAll(playout.takeEnded());

        // Then
        int believedMs = heard.stream().mapToInt(PlayedItem::heardMs).sum();
        int sentMs = heard.stream().mapToInt(PlayedItem::sentMs).sum();
        assertThat(sentMs).as("nothing is forgotten").isEqualTo((int) (carrier.sentBytes / 8));
        assertThat(believedMs).as("never above what was sent").isLessThanOrEqualTo(sentMs);
        assertThat(believedMs).as("above what was heard by the line's delay at most").isLessThanOrEqualTo((int) (truth / 8) + delayMs + 20);
        assertThat(believedMs).as("below what was heard by the mark's way back at most").isGreaterThanOrEqualTo((int) (truth / 8) - delayMs - 20);
        for (PlayedItem item : cut) {
            assertThat(item.heardMs()).isLessThanOrEqualTo(item.sentMs());
            assertThat(item.cut()).isTrue();
        }
    }

    @Property(tries = 200)
    void afterAClearTheNextSentenceStartsFromNothing(@ForAll @IntRange(min = 0, max = 80) int delayMs, @ForAll @IntRange(min = 100, max = 2000) int bargeInMs,
            @ForAll @IntRange(min = 1, max = 1500) int secondMs) {
        // Given a sentence that was cut, whose marks come back together with the first audio of the next one
        FakeCarrier carrier = new FakeCarrier(delayMs);
        Playout playout = new Playout(Duration.ofMillis(250));
        List<PlayedItem> heard = new ArrayList<>();
        talk(playout, carrier, List.of(new Stretch(3000, 200, 0)), bargeInMs, heard);
        playout.interrupt(bargeInMs * 1_000_000L, carrier);
        playout.takeEnded();
        // what the carrier still plays of the first until the clear arrives is no part of the second
        pass(playout, carrier, bargeInMs, delayMs);
        long before = carrier.heardBytes;

        // When
        long now = (bargeInMs + delayMs) * 1_000_000L;
        for (int sent = 0; sent < 2000; sent += 200) {
            playout.play("r2", "second", audio(200), now, carrier);
        }
        pass(playout, carrier, bargeInMs + delayMs, secondMs);
        long truthMs = (carrier.heardBytes - before) / 8;
        List<PlayedItem> cut = playout.interrupt(now + secondMs * 1_000_000L, carrier);

        // Then
        assertThat(cut).hasSize(1);
        assertThat((long) cut.getFirst().heardMs()).isBetween(truthMs - delayMs - 20, truthMs + delayMs + 20);
    }

    private static void talk(Playout playout, FakeCarrier carrier, List<Stretch> speech, int untilMs, List<PlayedItem> heard) {
        int stretch = 0;
        int left = speech.getFirst().audioMs();
        int nextAt = 1;
        for (int ms = 1; ms <= untilMs; ms++) {
            for (String mark : carrier.step()) {
                playout.markPlayed(mark, ms * 1_000_000L);
            }
            heard.addAll(playout.takeEnded());
            if (stretch < speech.size() && ms >= nextAt && ms < untilMs) {
                int delta = Math.min(left, speech.get(stretch).deltaMs());
                playout.play("r1", "item" + stretch / 3, audio(delta), ms * 1_000_000L, carrier);
                left -= delta;
                if (left == 0) {
                    if (stretch % 3 == 2) {
                        playout.itemDone("item" + stretch / 3, carrier);
                    }
                    nextAt = ms + speech.get(stretch).pauseMs();
                    stretch++;
                    left = stretch < speech.size() ? speech.get(stretch).audioMs() : 0;
                }
            }
        }
    }

    private static void pass(Playout playout, FakeCarrier carrier, int fromMs, int forMs) {
        for (int ms = fromMs + 1; ms <= fromMs + forMs; ms++) {
            for (String mark : carrier.step()) {
                playout.markPlayed(mark, ms * 1_000_000L);
            }
        }
    }

    private static Audio audio(int ms) {
        return Audio.ofG711(new byte[ms * Audio.BYTES_PER_MS]);
    }
}
