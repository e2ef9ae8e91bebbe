package io.trunkline.realtime.dialogue;

import io.trunkline.realtime.dialogue.graph.Dialogue;
import io.trunkline.realtime.dialogue.graph.Slot;
import io.trunkline.realtime.dialogue.graph.State;
import io.trunkline.realtime.dialogue.graph.Step;
import io.trunkline.realtime.dialogue.hearing.Agreement;
import io.trunkline.realtime.dialogue.hearing.Candidates;
import io.trunkline.realtime.dialogue.hearing.Heard;
import io.trunkline.realtime.dialogue.hearing.IntentMatcher;
import io.trunkline.realtime.dialogue.hearing.IntentMatcher.Match;
import io.trunkline.realtime.dialogue.hearing.SlotReader;
import io.trunkline.speech.SentenceEmbedder;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides what a turn means in the state the conversation is in. Shared by all conversations of a dialogue, immutable. */
final class Understanding {

    private static final double PLAIN = 0.86; // so like an example that it outweighs a doubtful slot or a short yes
    private static final double GUESSED = 0.5; // doubt above which a slot's value was partly guessed

    private final Dialogue dialogue;
    private final IntentMatcher intents;
    private final IntentMatcher marks;

    /**
     * Prepares a dialogue.
     *
     * @param examples embeds the examples, once
     * @param turns    embeds what callers say
     */
    Understanding(Dialogue dialogue, SentenceEmbedder examples, SentenceEmbedder turns) {
        this.dialogue = dialogue;
        this.intents = new IntentMatcher(examples, turns, dialogue.tuning(), dialogue.intents().values());
        this.marks = new IntentMatcher(examples, turns, dialogue.tuning(), dialogue.marks().values());
    }

    /** Notes in the facts what the turn tells besides its meaning, and decides on the meaning. */
    Decision decide(Heard heard, Talk talk, List<Said> missed) {
        talk.facts.put("told", new LinkedHashMap<>());
        if (heard.keys().isPresent()) {
            return keys(heard, talk);
        }
        boolean unasked = missed.stream().anyMatch(Said::question);
        Agreement whole = Agreement.whole(heard.open());
        if (heard.isNoise() || unasked && whole != Agreement.NEITHER && heard.length() <= 2) {
            return missed.isEmpty() ? new Decision.Lost() : new Decision.GoOn();
        }
        talk.facts.put("heard", heard.open());
        marks(heard, talk);
        Optional<Decision> correction = volunteered(heard, talk);
        return correction.orElseGet(() -> spoken(heard, talk));
    }

    private Decision keys(Heard heard, Talk talk) {
        String key = "key " + heard.keys().orElseThrow();
        return rule(talk, key).map(steps -> (Decision) new Decision.Follow(key, 1, steps))
                .or(() -> talk.state().hear().map(dialogue.slots()::get).map(slot -> asked(slot, heard, talk)).filter(d -> !(d instanceof Decision.Lost)))
                .orElse(new Decision.Lost());
    }

    private void marks(Heard heard, Talk talk) {
        heard.readings().stream().flatMap(words -> marks.ranked(words, m -> true).stream()).filter(m -> m.likeness() >= dialogue.tuning().sure())
                .forEach(m -> talk.facts.put(m.intent(), true));
    }

    /** Keeps what was told unasked; when it contradicts what was known, that's a correction. */
    private Optional<Decision> volunteered(Heard heard, Talk talk) {
        Optional<Decision> correction = Optional.empty();
        for (Slot slot : dialogue.slots().values()) {
            boolean asked = talk.state().hear().filter(slot.name()::equals).isPresent();
            Candidates told = asked ? Candidates.NONE : told(slot, heard, talk);
            if (told.found()) {
                boolean contradicts = talk.facts.has(slot.name()) && !talk.facts.text(slot.name()).equals(told.best());
                talk.facts.put("told." + slot.name(), true);
                if (contradicts && !talk.state().fixed()) {
                    correction = form(slot).map(next -> new Decision.Correct(slot.name(), told, next));
                }
                if (correction.isEmpty()) {
                    talk.keep(slot.name(), told);
                }
            }
        }
        return correction;
    }

    /** Unasked, or said in contradiction to what was read back ("no, it's A B 7 4 9 3"), which may be heard more kindly. */
    private Candidates told(Slot slot, Heard heard, Talk talk) {
        Candidates plain = SlotReader.volunteered(slot, heard);
        boolean objects = heard.plain().matches(".*\\b(no|not|wrong|actually|said|meant|sorry|it's|its)\\b.*");
        if (plain.found() || !(slot instanceof Slot.Code) || !objects || !talk.facts.has(slot.name())) {
            return plain;
        }
        Candidates kind = SlotReader.asked(slot, heard, "");
        return kind.found() && kind.doubt() < 2 ? kind : Candidates.NONE;
    }

    private Optional<String> form(Slot slot) {
        return dialogue.states().values().stream().filter(s -> s.hear().filter(slot.name()::equals).isPresent())
                .sorted(Comparator.comparing(State::name)).findFirst().flatMap(State::then);
    }

    private Decision spoken(Heard heard, Talk talk) {
        State state = talk.state();
        Optional<Match> match = meant(heard, talk);
        boolean circular = state.hear().isPresent() && match.flatMap(m -> rule(talk, m.intent())).filter(talk.lastRule::equals).isPresent();
        Optional<Decision> intent = match.filter(m -> !circular)
                .map(m -> new Decision.Follow(m.intent(), m.likeness(), rule(talk, m.intent()).orElseThrow()));
        boolean plain = match.filter(m -> m.likeness() >= PLAIN).isPresent();
        Optional<Decision> answer = agreement(heard, state, plain).or(() -> state.hear().map(dialogue.slots()::get)
                .map(slot -> asked(slot, heard, talk)).filter(d -> !(d instanceof Decision.Lost)).filter(d -> outweighs(d, intent, plain)));
        return answer.or(() -> intent).or(() -> agreement(heard, state)).or(() -> volunteeredRule(talk)).orElse(new Decision.Lost());
    }

    /** The intent by the likeliest reading. A single word, or a yes or no, is a little like everything: it must be plain. */
    private Optional<Match> meant(Heard heard, Talk talk) {
        boolean little = heard.length() == 1 || Agreement.whole(heard.open()) != Agreement.NEITHER;
        return heard.readings().stream().map(words -> intents.match(words, name -> rule(talk, name).isPresent(),
                        (a, b) -> rule(talk, a).equals(rule(talk, b)))).flatMap(Optional::stream)
                .filter(m -> !little || m.likeness() >= PLAIN).max(Comparator.comparingDouble(Match::likeness));
    }

    /** A value that was heard well is the answer; one that was half guessed yields to a plain intent; free words yield to any. */
    private boolean outweighs(Decision answer, Optional<Decision> intent, boolean plain) {
        return switch (answer) {
            case Decision.Fill fill when dialogue.slots().get(fill.slot()) instanceof Slot.Words -> intent.isEmpty();
            case Decision.Fill fill -> fill.value().doubt() <= GUESSED || intent.isEmpty() || !plain;
            case Decision.Piece _ -> !plain;
            case Decision.Follow _, Decision.Correct _, Decision.GoOn _, Decision.Lost _ -> true;
        };
    }

    /** An answer that is nothing but yes or no, or begins with it and says nothing else plainly. */
    private static Optional<Decision> agreement(Heard heard, State state, boolean plain) {
        Agreement whole = Agreement.whole(heard.open());
        if (whole == Agreement.NEITHER && heard.length() <= 3) {
            whole = Agreement.whole(heard.restricted());
        }
        if (whole == Agreement.NEITHER && !plain) {
            whole = Agreement.beginning(heard.open());
        }
        return plain && heard.length() > 2 ? Optional.empty() : rule(whole, state);
    }

    private static Optional<Decision> agreement(Heard heard, State state) {
        return rule(Agreement.leading(heard.open()), state);
    }

    private static Optional<Decision> rule(Agreement agreement, State state) {
        String name = agreement.name().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(state.on().get(name)).map(steps -> new Decision.Follow(name, 1, steps));
    }

    private Decision asked(Slot slot, Heard heard, Talk talk) {
        Candidates value = SlotReader.asked(slot, heard, talk.part);
        if (value.found()) {
            return new Decision.Fill(slot.name(), value);
        }
        return value.part().isEmpty() ? new Decision.Lost() : new Decision.Piece(value.part());
    }

    private static Optional<Decision> volunteeredRule(Talk talk) {
        return talk.state().on().entrySet().stream().filter(e -> talk.facts.has("told." + e.getKey())).findFirst()
                .map(e -> new Decision.Follow(e.getKey(), 1, e.getValue()));
    }

    /** The rule in force here: the state's own, else the dialogue's, unless that would lead away from a fixed state. */
    private Optional<List<Step>> rule(Talk talk, String name) {
        List<Step> own = talk.state().on().get(name);
        if (own != null) {
            return Optional.of(own);
        }
        Optional<List<Step>> general = Optional.ofNullable(dialogue.always().get(name));
        return general.filter(steps -> !talk.state().fixed() || steps.stream().noneMatch(Step.Go.class::isInstance));
    }
}
