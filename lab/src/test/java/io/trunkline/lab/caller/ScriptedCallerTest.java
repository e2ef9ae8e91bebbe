package io.trunkline.lab.caller;

import static io.trunkline.lab.caller.SyntheticSpeech.loud;
import static io.trunkline.lab.caller.SyntheticSpeech.silence;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.lab.carrier.CallEnd;
import io.trunkline.lab.carrier.CarrierCall;
import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.script.CallScript;
import io.trunkline.lab.script.Draw;
import io.trunkline.lab.script.ScriptParser;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The phone's clock is a loop here: a call of a minute takes milliseconds. */
class ScriptedCallerTest {

    private static final int SPOKEN_MS = 1000;
    private final FakeLine line = new FakeLine();
    private final Deque<String> words = new ArrayDeque<>();
    private final List<CallerEvent> events = new ArrayList<>();
    private final Deque<Runnable> lateWords = new ArrayDeque<>();
    private boolean late;
    private ScriptedCaller caller;
    private long frames;

    private void on(String steps) {
        CallScript script = ScriptParser.parse("t.call", "from +14155550100\nto +18005551234\n" + steps,
                Draw.asWritten(LocalDate.EPOCH)).orThrow();
        caller = new ScriptedCaller(script, _ -> loud(SPOKEN_MS), (_, then) -> recognized(then),
                new Random(1), events::add);
        caller.on(line);
    }

    private void recognized(Consumer<String> then) {
        String text = words.isEmpty() ? "" : words.poll();
        if (late) {
            lateWords.add(() -> then.accept(text));
        } else {
            then.accept(text);
        }
    }

    private void tellLateWords(int turns) {
        for (int i = 0; i < turns; i++) {
            lateWords.removeFirst().run();
        }
    }

    private void agentSays(int ms, String text) {
        words.add(text);
        play(loud(ms));
    }

    private void play(short[] sound) {
        for (int at = 0; at + 160 <= sound.length; at += 160) {
            long now = frames++ * 20_000_000L;
            caller.hear(Arrays.copyOfRange(sound, at, at + 160), now);
            caller.speak(new short[160], now);
        }
    }

    private List<String> said() {
        return events.stream().filter(CallerEvent.Said.class::isInstance).map(e -> ((CallerEvent.Said) e).text()).toList();
    }

    private CallerEvent.Said lastSaid() {
        return (CallerEvent.Said) events.stream().filter(CallerEvent.Said.class::isInstance).toList().getLast();
    }

    @Test
    void waitsUntilTheAgentHasFinishedAndANaturalPauseIsOver() {
        // Given
        on("after agent say \"Hi\"\n");
        // When
        agentSays(2000, "how can I help");
        play(silence(4000));
        // Then
        assertThat(lastSaid().startMs()).isBetween(2000L + 600 + 300, 2000L + 600 + 700 + 60);
    }

    @Test
    void waitsOnWhenTheAgentGoesOnInThePause() {
        // Given
        on("after agent say \"Hi\"\n");
        // When
        agentSays(1000, "one moment");
        play(silence(700));
        agentSays(3000, "here it is");
        play(silence(3000));
        // Then
        assertThat(lastSaid().startMs()).isGreaterThan(4700);
    }

    @Test
    void answersWhatWasHeardWhateverTheOrder() {
        // Given
        on("when heard \"order number\" say \"A B\"\nwhen heard \"email\" say \"Yes\"\n");
        // When
        agentSays(1000, "shall I send it by email");
        play(silence(3000));
        agentSays(1000, "what is your order number");
        play(silence(3000));
        // Then
        assertThat(said()).containsExactly("Yes", "A B");
    }

    @Test
    void answersTheWholeWhenWordsComeLate() {
        // Given: the words of each turn come when the next has begun
        on("when heard \"which charge\" say \"That one\"\nafter agent say \"Too early\"\n");
        late = true;
        // When
        agentSays(1000, "I am sorry");
        play(silence(700));
        agentSays(1000, "which charge is it");
        tellLateWords(1);
        play(silence(1000));
        tellLateWords(1);
        play(silence(2500));
        // Then
        assertThat(said()).containsExactly("That one");
    }

    @Test
    void speaksUpInOrderWhenNothingFitsForLong() {
        // Given
        on("when heard \"order number\" say \"A B\"\n");
        // When
        agentSays(1000, "mumble");
        play(silence(5000));
        // Then
        assertThat(said()).isEmpty();
        // When
        play(silence(6000));
        // Then
        assertThat(said()).containsExactly("A B");
    }

    @Test
    void saysItAgainWhenAsked() {
        // Given
        on("after agent say \"Hi\"\nwhenever heard \"didn't catch\" repeat\nafter agent say \"Bye\"\n");
        // When
        agentSays(500, "hello");
        play(silence(3000));
        agentSays(500, "sorry, I didn't catch that");
        play(silence(3000));
        // Then
        assertThat(said()).containsExactly("Hi", "Hi");
    }

    @Test
    void interruptsAfterSoMuchOfTheAgentsTurn() {
        // Given
        on("over agent after 800 ms say \"Wait\"\n");
        // When
        play(silence(500));
        agentSays(5000, "a long explanation");
        // Then
        assertThat(lastSaid().over()).isTrue();
        assertThat(lastSaid().startMs()).isBetween(500L + 800, 500L + 800 + 60);
    }

    @Test
    void interruptsTheTurnInWhichItHearsTheWords() {
        // Given
        on("over agent after 400 ms when hearing \"specialist\" say \"Wait\"\nafter agent stay silent\n");
        // When: glimpses every 600 ms, the word is in the third
        words.addAll(List.of("I", "I will", "I will connect you to a specialist"));
        play(loud(5000));
        // Then
        assertThat(lastSaid().startMs()).isBetween(1800L + 400, 1800L + 400 + 150);
    }

    @Test
    void pressesKeysWhenSilenceLasts() {
        // Given
        on("after silence 2 s press 0\n");
        // When
        agentSays(1000, "press one");
        play(silence(2500));
        // Then
        assertThat(line.pressed).isEmpty();
        // When
        play(silence(1500));
        // Then
        assertThat(line.pressed).containsExactly("0");
    }

    @Test
    void givesUpWhenNobodySpeaks() {
        // Given
        on("patience 5 s\nafter agent say \"Hi\"\n");
        // When
        play(silence(6000));
        caller.ended("caller-hung-up");
        // Then
        assertThat(line.hungUp).isTrue();
        assertThat(caller.over().join()).hasAtLeastOneElementOfType(CallerEvent.GaveUp.class);
    }

    @Test
    void recordsBothSidesOnOneTimeAxis() {
        // Given
        on("after agent say \"Hi\"\n");
        // When
        agentSays(1000, "hello");
        play(silence(3000));
        // Then
        short[] left = caller.recording().caller();
        assertThat(left).hasSize(4000 * 8).hasSameSizeAs(caller.recording().agent());
        int start = (int) lastSaid().startMs() * 8;
        assertThat(Arrays.copyOfRange(left, start, start + SPOKEN_MS * 8)).isEqualTo(loud(SPOKEN_MS));
    }

    private static final class FakeLine implements CarrierCall {

        private final List<String> pressed = new ArrayList<>();
        private boolean hungUp;

        @Override
        public String sid() {
            return "CA0";
        }

        @Override
        public void press(String keys) {
            pressed.add(keys);
        }

        @Override
        public void hangUp() {
            hungUp = true;
        }

        @Override
        public CompletableFuture<CallEnd> ended() {
            return new CompletableFuture<>();
        }

        @Override
        public List<CarrierEvent> timeline() {
            return List.of();
        }
    }
}
