package io.trunkline.call.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.call.CallInput;
import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.CallInput.NumberState;
import io.trunkline.call.CallInput.Tick;
import io.trunkline.call.CallInput.ToolAnswered;
import io.trunkline.call.Trust;
import io.trunkline.call.carrier.CarrierEvent;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.DtmfReceived;
import io.trunkline.call.carrier.CarrierEvent.StopReason;
import io.trunkline.call.carrier.CarrierEvent.StreamStarted;
import io.trunkline.call.carrier.CarrierEvent.StreamStopped;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.ResponseStarted;
import io.trunkline.call.model.ModelEvent.ResponseStatus;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelEvent.SpeechStarted;
import io.trunkline.call.model.ModelEvent.SpeechStopped;
import io.trunkline.call.model.ModelEvent.ToolCallRequested;
import io.trunkline.call.model.ModelEvent.Transcript;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.Side;
import io.trunkline.call.model.Usage;
import io.trunkline.call.recording.Loudness;
import io.trunkline.call.recording.RecordedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A recorded call does the same again when it is played, and nobody learns from it who called or what about. */
class RecordedCallTest {

    /** Somewhere in the life of a monotonic clock, and no whole number of anything. */
    private static final long ORIGIN = 987_654_321_012_345L;

    @Property(tries = 500)
    void whateverHappenedHappensAgain(@ForAll("lives") List<String> life, @ForAll boolean fullDuplex) {
        // Given
        Recording call = new Recording(fullDuplex ? ModelProfile.FULL_DUPLEX : ModelProfile.REALTIME);

        // When
        life.forEach(call::happen);

        // Then
        Scenario.of("recorded", call.lines).play();
    }

    @Provide
    Arbitrary<List<String>> lives() {
        Arbitrary<String> time = Combinators.combine(Arbitraries.of(0, 1, 20, 250, 900, 2500, 9000), Arbitraries.integers().between(0, 999))
                .as((ms, micros) -> ms + "." + String.format("%03d", micros) + "ms ");
        Arbitrary<String> event = Combinators.combine(time, Arbitraries.of(CallOrderPropertyTest.EVENTS)).as((at, what) -> at + what);
        return event.list().ofMaxSize(40).map(rest -> {
            List<String> all = new ArrayList<>(List.of("0ms carrier start", "5ms model created", "5ms model ready"));
            all.addAll(rest);
            return all;
        });
    }

    @Test
    void evenFramesAreOneLine() {
        // Given a call that listens
        Recording call = new Recording(ModelProfile.REALTIME);
        List.of("0ms carrier start", "5ms model created", "5ms model ready").forEach(call::happen);

        // When 50 frames of a quiet line come, the clock of arrival being a little off, then three of speech, then one after a gap
        for (int frame = 0; frame < 53; frame++) {
            call.frame(frame < 50 ? Loudness.SILENT : Loudness.VOICE, 100 + 20 * frame, frame % 3, frame + 4);
        }
        call.frame(Loudness.VOICE, 1400, 0, 60);
        call.happen("0ms model speech u1");

        // Then
        assertThat(call.lines).containsSubsequence("105ms carrier audio 20ms 4 x50 silent @100ms", "  > model hears 20ms x29", "  > model hears 60ms x7",
                "1107ms carrier audio 20ms 54 x3 voice @1100ms", "  > model hears 20ms x3", "1405ms carrier audio 20ms 60 x1 voice @1400ms");
        Scenario.of("recorded", call.lines).play();
    }

    @Test
    void tellsNothingPersonal() {
        // Given a call with everything in it that is somebody's
        Recording call = new Recording(ModelProfile.REALTIME);
        call.on(new StreamStarted("MZ4155550100", "CA0123456789", Map.of("token", "secret-token")));
        call.on(new SessionCreated("sess_personal"));
        call.on(new SessionReady(0));
        call.on(new CallerIdentified("Ann Miller", "C-1001", Trust.NUMBER, NumberState.KNOWN));
        call.on(new ResponseStarted("resp_abc123"));
        call.on(new AudioDelta("resp_abc123", "item_xyz789", Loudness.VOICE.audio(1600)));
        call.on(new Transcript(Side.AGENT, "item_xyz789", "Hello Ann, order AB7492 goes to 12 Elm Street, Springfield."));
        call.on(new SpeechStarted("item_u", 0));
        "4111111111111111".chars().forEach(key -> call.on(new DtmfReceived((char) key, 0)));
        call.on(new SpeechStopped("item_u", 0));
        call.on(new Transcript(Side.CALLER, "item_u", "I'm Ann Miller, M-I-L-L-E-R, +1 (415) 555-0100, ann.miller@example.com, my card is four one one one and the code is 737."));
        call.on(new ToolCallRequested("resp_abc123", "item_t", "call_99", "lookup_order_status", "{\"order_id\":\"AB7492\",\"to\":\"Grant Will\"}", true));
        call.on(new ToolAnswered("call_99", "{\"status\":\"ok\",\"output\":{\"name\":\"José Müller\",\"phone\":\"+14155550100\",\"amount\":347.00}}", "Your order AB7492 was shipped.", "ok"));
        call.on(new ResponseDone("resp_abc123", ResponseStatus.COMPLETED, "", Usage.NONE));
        call.on(new StreamStopped(StopReason.STOPPED));

        // When
        String file = String.join("\n", call.lines);

        // Then
        assertThat(file).doesNotContainPattern("(?i)\\bann\\b").doesNotContainIgnoringCase("miller", "C-1001", "M-I", "L-L", "E-R", "415", "555-", "0100", "example.com", "four", "4111", "111 ", "737",
                "7492", "elm", "springfield", "grant", "josé", "müller", "347", "secret", "abc123", "xyz789", "call_99", "sess_", "CA0", "MZ4");
        assertThat(file).containsPattern("carrier key 5 0").doesNotContainPattern("carrier key [0-46-9]");
        assertThat(file).contains("us identified \"Xx Xx\" Xx-Xx NUMBER KNOWN", "text AGENT i1 \"Hello Xx, order Xx goes to Xx Xx Street, Xx.\"",
                "Your order Xx was shipped.", "{'order_id':'Xx','to':'Xx Xx'}");
        Scenario.of("recorded", call.lines).play();
    }

    @Property(tries = 300)
    void noWordThatIsNotEverybodysIsKept(@ForAll("strangeWords") List<String> words) {
        // Given
        Recording call = new Recording(ModelProfile.REALTIME);
        call.on(new StreamStarted("MZ1", "CA1", Map.of()));

        // When
        call.on(new Transcript(Side.CALLER, "u1", String.join(" ", words)));

        // Then
        String line = call.lines.stream().filter(each -> each.contains("text CALLER")).findFirst().orElseThrow();
        assertThat(line.replaceAll(".*text CALLER i1 ", "")).matches("\"?Xx( Xx)*\"?");
    }

    @Provide
    Arbitrary<List<String>> strangeWords() {
        // no word of the list holds a q behind another letter than e, s or c, and none a digit
        Arbitrary<String> name = Arbitraries.strings().withCharRange('a', 'z').withChars('ä', 'é', 'ñ').ofMinLength(1).ofMaxLength(6).map(letters -> letters + "qx" + letters);
        Arbitrary<String> number = Arbitraries.longs().between(0, 9_999_999_999_999_999L).map(String::valueOf);
        Arbitrary<String> code = Combinators.combine(name, number).as((letters, digits) -> letters.toUpperCase(java.util.Locale.ROOT) + digits);
        Arbitrary<String> spelled = Arbitraries.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "oh", "hundred", "twenty");
        return Arbitraries.oneOf(name, number, code, spelled).list().ofMinSize(1).ofMaxSize(8);
    }

    /** A live call that is recorded, its times counted from the event before. */
    private static final class Recording {

        private final List<String> lines = new ArrayList<>();
        private final EffectLog effects = new EffectLog();
        private final RecordedCall call;
        private long now = ORIGIN;

        Recording(ModelProfile profile) {
            call = new RecordedCall(CallOrderPropertyTest.config(profile), ORIGIN, lines::add);
        }

        void happen(String line) {
            ScenarioLine event = ScenarioLine.parse(line);
            pass(now + event.atNanos() + 321);
            switch (event.source()) {
                case "carrier" -> call.on(event.carrierEvent(), now, effects);
                case "model" -> call.on(event.modelEvent(), now, effects);
                default -> call.on(event.input(), now, effects);
            }
        }

        void frame(Loudness loudness, int atMs, int offMs, int sequence) {
            pass(ORIGIN + (5 + atMs + offMs) * 1_000_000L);
            call.on(new AudioReceived(loudness.audio(160), sequence, atMs), now, effects);
        }

        private void pass(long until) {
            while (call.nextDeadline() <= until) {
                now = Math.max(now, call.nextDeadline() + 777);
                call.on(new Tick(), now, effects);
            }
            now = Math.max(now, until);
        }

        void on(CarrierEvent event) {
            call.on(event, ++now, effects);
        }

        void on(ModelEvent event) {
            call.on(event, ++now, effects);
        }

        void on(CallInput input) {
            call.on(input, ++now, effects);
        }
    }
}
