package io.trunkline.call.playout;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.call.Unobserved;
import io.trunkline.call.audio.Audio;
import io.trunkline.call.carrier.Clip;
import io.trunkline.call.playout.FakeCarrier.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What we believe the caller heard, against a carrier that knows. */
class PlayoutTest {

    /** A stretch of the model's output: so much audio of the current item in deltas of that size, then a pause; every third stretch ends the item. */
    private record Stretch(int audioMs, int deltaMs, int pauseMs) {
    }

    @Property(tries = 400)
    void believesWhatWasHeardWhenTheClearArrivesHoweverLongTheWay(@ForAll @Size(min = 1, max = 6) List<@IntRange(min = 20, max = 3000) Integer> sizes,
            @ForAll @IntRange(min = 20, max = 500) int deltaMs, @ForAll @IntRange(min = 0, max = 900) int pauseMs, @ForAll @IntRange(min = 0, max = 150) int thereMs,
            @ForAll @IntRange(min = 0, max = 150) int backMs, @ForAll @IntRange(min = 1, max = 9000) int bargeInMs) {
        // Given a line whose delay is steady, different each way
        FakeCarrier carrier = new FakeCarrier(new Way(thereMs, 0, null), new Way(backMs, 0, null));

        // Then
        bargeIn(carrier, sizes, deltaMs, pauseMs, bargeInMs, 20);
    }

    @Property(tries = 600)
    void isOffByTheLinesJitterAtMost(@ForAll @Size(min = 1, max = 6) List<@IntRange(min = 20, max = 3000) Integer> sizes,
            @ForAll @IntRange(min = 20, max = 500) int deltaMs, @ForAll @IntRange(min = 0, max = 900) int pauseMs, @ForAll @IntRange(min = 0, max = 150) int delayMs,
            @ForAll @IntRange(min = 0, max = 150) int jitterMs, @ForAll @IntRange(min = 1, max = 9000) int bargeInMs, @ForAll long seed) {
        // Given a line on which each message takes its own time
        Random random = new Random(seed);
        FakeCarrier carrier = new FakeCarrier(new Way(delayMs, jitterMs, random), new Way(delayMs, jitterMs, random));

        // Then the clear may be early or late against the audio, and a mark against the one before it: nobody can know better
        bargeIn(carrier, sizes, deltaMs, pauseMs, bargeInMs, 20 + 2 * jitterMs);
    }

    private static void bargeIn(FakeCarrier carrier, List<Integer> sizes, int deltaMs, int pauseMs, int bargeInMs, int toleranceMs) {
        Playout playout = new Playout(Duration.ofMillis(250));
        List<Stretch> speech = sizes.stream().map(size -> new Stretch(size, deltaMs, pauseMs)).toList();
        List<PlayedItem> heard = new ArrayList<>();

        // When
        talk(playout, carrier, speech, bargeInMs, heard);
        List<PlayedItem> cut = playout.interrupt(bargeInMs * 1_000_000L, carrier);
        // items that were over by then still wait for their marks
        playout.stop(bargeInMs * 1_000_000L);
        heard.addAll(playout.takeEnded());
        int truthMs = (int) (carrier.heardWhenAllArrived() / 8);

        // Then
        int believedMs = heard.stream().mapToInt(PlayedItem::heardMs).sum();
        int sentMs = heard.stream().mapToInt(PlayedItem::sentMs).sum();
        assertThat(sentMs).as("nothing is forgotten").isEqualTo((int) (carrier.sentBytes / 8));
        assertThat(believedMs).as("never above what was sent").isLessThanOrEqualTo(sentMs);
        if (!cut.isEmpty()) {
            assertThat(believedMs).as("what was heard when the clear arrived").isBetween(truthMs - toleranceMs, truthMs + toleranceMs);
        }
        boolean begun = true;
        for (PlayedItem item : heard) {
            assertThat(item.heardMs()).as("of one item").isBetween(0, item.sentMs());
            assertThat(begun || item.heardMs() == 0).as("items behind the cut one were not begun").isTrue();
            begun &= !item.cut() || item.heardMs() == item.sentMs();
        }
        assertThat(cut).allMatch(PlayedItem::cut).noneMatch(item -> item.whole() && item.heardMs() == item.sentMs());
    }

    @Property(tries = 100)
    void followsACarrierThatStopsPlayingForAWhile(@ForAll @IntRange(min = 0, max = 150) int delayMs, @ForAll @IntRange(min = 50, max = 800) int stallMs,
            @ForAll @IntRange(min = 4000, max = 6000) int bargeInMs) {
        // Given ten seconds of speech, and a carrier that stalls after the first
        FakeCarrier carrier = new FakeCarrier(delayMs);
        Playout playout = new Playout(Duration.ofMillis(250));
        for (int sent = 0; sent < 10_000; sent += 200) {
            playout.play("r1", "i1", audio(200), 0, carrier);
        }
        pass(playout, carrier, 0, 1000 + delayMs);
        carrier.stalledUntilMs = 1000 + delayMs + stallMs;

        // When the caller interrupts some marks later
        pass(playout, carrier, 1000 + delayMs, bargeInMs);
        List<PlayedItem> cut = playout.interrupt((1000 + delayMs + bargeInMs) * 1_000_000L, carrier);

        // Then time alone would be wrong by the stall
        long truthMs = carrier.heardWhenAllArrived() / 8;
        assertThat((long) cut.getFirst().heardMs()).isBetween(truthMs - 20, truthMs + 20);
    }

    @Property(tries = 200)
    void afterAClearTheNextSentenceStartsFromNothing(@ForAll @IntRange(min = 0, max = 150) int delayMs, @ForAll @IntRange(min = 100, max = 2000) int bargeInMs,
            @ForAll @IntRange(min = 1, max = 1500) int secondMs) {
        // Given a sentence that was cut, whose marks come back together with the first audio of the next one
        FakeCarrier carrier = new FakeCarrier(delayMs);
        Playout playout = new Playout(Duration.ofMillis(250));
        List<PlayedItem> heard = new ArrayList<>();
        talk(playout, carrier, List.of(new Stretch(3000, 200, 0)), bargeInMs, heard);
        playout.interrupt(bargeInMs * 1_000_000L, carrier);
        playout.takeEnded();

        // When
        long now = bargeInMs * 1_000_000L;
        for (int sent = 0; sent < 2000; sent += 200) {
            playout.play("r2", "second", audio(200), now, carrier);
        }
        // what the carrier still plays of the first until the clear arrives is no part of the second
        pass(playout, carrier, bargeInMs, delayMs);
        long before = carrier.heardBytes;
        pass(playout, carrier, bargeInMs + delayMs, secondMs);
        List<PlayedItem> cut = playout.interrupt(now + (delayMs + secondMs) * 1_000_000L, carrier);
        long truthMs = (carrier.heardWhenAllArrived() - before) / 8;

        // Then
        assertThat(cut).hasSize(1);
        assertThat((long) cut.getFirst().heardMs()).isBetween(truthMs - 20, truthMs + 20);
    }

    @Test
    void whatIsBehindAClipIsNotHeardBeforeTheClipsMarkCame() {
        // Given a clip of a length unknown here, and two seconds of the model's behind it
        Playout early = clipAndSentence();
        Playout late = clipAndSentence();
        // When
        late.markPlayed("g0-1", 1_000_000_000L);
        // Then
        assertThat(early.interrupt(1_500_000_000L, Unobserved.EFFECTS).getFirst().heardMs()).isZero();
        assertThat(late.interrupt(1_500_000_000L, Unobserved.EFFECTS).getFirst().heardMs()).isEqualTo(500);
    }

    private static Playout clipAndSentence() {
        Playout playout = new Playout(Duration.ofSeconds(10));
        playout.playClip(Clip.MOMENT, Unobserved.EFFECTS);
        playout.play("r1", "i1", Audio.ofG711(new byte[2000 * Audio.BYTES_PER_MS]), 10_000_000L, Unobserved.EFFECTS);
        return playout;
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
