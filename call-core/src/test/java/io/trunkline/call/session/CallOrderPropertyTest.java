package io.trunkline.call.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.call.CallConfig;
import io.trunkline.call.CallConfig.GreetingTexts;
import io.trunkline.call.CallInput.Tick;
import io.trunkline.call.manner.Fillers;
import io.trunkline.call.manner.Manner;
import io.trunkline.call.manner.Patience;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.SessionConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens in whatever order: a call ends once, says nothing after its end, and its clock goes on. */
class CallOrderPropertyTest {

    static final String[] EVENTS = {
        "carrier connected", "carrier start", "carrier audio 20ms 5", "carrier audio 20ms 9", "carrier key 0", "carrier key 4", "carrier key #",
        "carrier mark g0-1", "carrier mark g0-2", "carrier mark g1-2", "carrier mark nobody", "carrier unrecognized", "carrier malformed",
        "model created", "model ready", "model rejected TRANSCRIPTION", "model rejected OTHER", "model speech u1", "model silence u1", "model speech u2",
        "model silence u2", "model response r1", "model response r2", "model audio r1 i1 400ms", "model audio r1 i2 100ms", "model audio r2 i3 400ms",
        "model audio-done r1 i1", "model audio-done r2 i3", "model delta AGENT i1 \"Hello there\"", "model text AGENT i1 \"Hello there, caller.\"",
        "model text CALLER u1 \"Hi.\"", "model tool r1 t1 lookup_order_status {}", "model tool r1 t2 escalate_to_human {}", "model tool r1 t3 end_call {}",
        "model tool r2 t4 transfer_to_agent {}", "model tool r2 t5 record_decision {}", "model unfinished-tool r1 t6 lookup {", "model done r1",
        "model done r1 CANCELLED turn_detected", "model done r2 FAILED server_error", "model done r2 INCOMPLETE max_output_tokens", "model failed x HARMLESS",
        "model failed conversation_already_has_active_response RETRY", "model failed session_expired SESSION_LOST", "model used", "model ending 5000ms", "model prepared", "model replaced b", "model replaced b 0 full-duplex", "model none-left", "model interrupted", "model unrecognized", "model caller-silent u1", "model no-text u2",
        "us identified Ann C-1 NUMBER KNOWN", "us identified - - NONE WITHHELD", "us answer t1 {}", "us answer t2 {}", "us escalated t2 {}",
        "us switched t4 billing {}", "us collecting on", "us collecting off",
        "us resumed AGENT_SPEAKING 2500ms \"Your order was shipped.\" USER \"Where is it?\"", "us resumed ANSWER_DUE 300ms \"\" awaits t9 lookup_order_status {} awaits-human t8 escalate_to_human {}",
        "us resumed NEW 0ms \"\"", "us answer t9 {}", "us escalated t8 {}"
    };
    /** What a provider that needs it hears while there is no caller. */
    private static final String SILENCE = "model hears 100ms";
    private static final String[] ENDS = {"carrier stop", "carrier lost", "model closed 1006", "us hangup test", "model failed no_key FATAL"};

    @Property(tries = 2000)
    void aCallEndsExactlyOnce(@ForAll("lives") List<String> life, @ForAll("ends") List<String> ends, @ForAll boolean fullDuplex, @ForAll boolean resumes) {
        // Given
        Life call = new Life(fullDuplex ? ModelProfile.FULL_DUPLEX : ModelProfile.REALTIME, resumes);

        // When
        life.forEach(call::happen);
        ends.forEach(call::happen);
        call.happen("60000ms carrier stop");
        life.forEach(call::happen);

        // Then
        assertThat(call.finished).as("finished notices in %s", call.effects).isEqualTo(1);
        assertThat(call.session.nextDeadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Provide
    Arbitrary<List<String>> lives() {
        Arbitrary<String> event = Combinators.combine(Arbitraries.of(EVENTS), Arbitraries.of(0, 1, 20, 250, 900, 2500, 9000)).as((what, step) -> step + "ms " + what);
        // half of the lives begin like calls do, so that the other half of the states is reached too
        Arbitrary<List<String>> opening = Arbitraries.of(List.of(), List.of("0ms carrier start", "5ms model created", "5ms model ready", "900ms model response r1"));
        return Combinators.combine(opening, event.list().ofMaxSize(40)).as((first, rest) -> {
            List<String> all = new ArrayList<>(first);
            all.addAll(rest);
            return all;
        });
    }

    @Provide
    Arbitrary<List<String>> ends() {
        return Combinators.combine(Arbitraries.of(ENDS), Arbitraries.of(0, 100, 5000)).as((what, step) -> step + "ms " + what).list().ofMinSize(1).ofMaxSize(4);
    }

    static CallConfig config(ModelProfile profile) {
        return CallConfig.of(SessionConfig.of("triage", "Desk.", "marin"), profile, new GreetingTexts("Hi {name}.", "Hi.")).withManner(
                Manner.PLAIN.withPatience(new Patience(ofSeconds(3), ofSeconds(4), ofSeconds(5), ofSeconds(6), ofSeconds(9), ofSeconds(7)))
                        .withFillers(new Fillers(ofMillis(1200), Map.of(), Map.of())));
    }

    /** A call with a clock: the time of an event counts from the one before. */
    private static final class Life {

        private final EffectLog log = new EffectLog();
        private final List<String> effects = new ArrayList<>();
        private final Map<String, Integer> sentMs = new HashMap<>();
        private final CallSession session;
        private long now;
        private boolean started;
        private int finished;

        Life(ModelProfile profile, boolean resumes) {
            session = new CallSession(config(profile).resuming(resumes), 0);
        }

        void happen(String line) {
            ScenarioLine event = ScenarioLine.parse(line);
            long at = now + event.atMs() * 1_000_000;
            while (session.nextDeadline() <= at) {
                now = Math.max(now, session.nextDeadline());
                session.on(new Tick(), now, log);
                look("tick");
                assertThat(session.nextDeadline()).as("the clock goes on after %s", effects).isGreaterThan(now);
            }
            now = at;
            started |= event.what().equals("start") && event.source().equals("carrier");
            switch (event.source()) {
                case "carrier" -> session.on(event.carrierEvent(), now, log);
                case "model" -> session.on(event.modelEvent(), now, log);
                default -> session.on(event.input(), now, log);
            }
            if (event.what().equals("audio") && event.source().equals("model")) {
                sentMs.merge(event.words().get(1), Integer.parseInt(event.words().get(2).replace("ms", "")), Integer::sum);
            }
            look(line);
        }

        private void look(String cause) {
            List<String> news = log.take();
            assertThat(finished > 0 && !news.isEmpty()).as("%s after the end, at %s of %s", news, cause, effects).isFalse();
            effects.add("[" + cause + "]");
            effects.addAll(news);
            for (String effect : news) {
                finished += effect.startsWith("notice finished") ? 1 : 0;
                assertThat(started || !effect.startsWith("carrier") && (!effect.startsWith("model hears") || effect.equals(SILENCE)) && !effect.startsWith("model respond"))
                        .as("%s before the stream was accepted", effect).isTrue();
                if (effect.startsWith("model truncate")) {
                    String[] words = effect.split(" ");
                    assertThat(Integer.parseInt(words[3].replace("ms", ""))).as(effect).isLessThanOrEqualTo(sentMs.getOrDefault(words[2], 0));
                }
            }
        }
    }
}
