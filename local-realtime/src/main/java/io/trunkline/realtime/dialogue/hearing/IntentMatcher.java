package io.trunkline.realtime.dialogue.hearing;

import io.trunkline.realtime.dialogue.graph.Intent;
import io.trunkline.realtime.dialogue.graph.Tuning;
import io.trunkline.speech.SentenceEmbedder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Finds what an utterance means: the intent with the likest example, provided it is like enough and leads clearly. Immutable
 * and safe for several threads; examples are embedded once.
 */
public final class IntentMatcher {

    /**
     * An intent that was understood.
     *
     * @param likeness 0 to 1, keywords included
     */
    public record Match(String intent, double likeness) {}

    private static final double CERTAIN = 0.9; // as good as an example itself: two such only differ by chance

    private record Example(float[] place) {}

    private final SentenceEmbedder embedder;
    private final Tuning tuning;
    private final Map<String, List<Example>> examples = new HashMap<>();
    private final Map<String, Intent> intents = new HashMap<>();

    /**
     * Embeds the examples.
     *
     * @param learner  embeds the examples, now
     * @param embedder embeds what callers say, later
     */
    public IntentMatcher(SentenceEmbedder learner, SentenceEmbedder embedder, Tuning tuning, Collection<Intent> intents) {
        this.embedder = embedder;
        this.tuning = tuning;
        for (Intent intent : intents) {
            this.intents.put(intent.name(), intent);
            examples.put(intent.name(), intent.examples().stream().map(e -> example(learner, Heard.plain(e))).toList());
        }
    }

    private static Example example(SentenceEmbedder learner, String plain) {
        return new Example(learner.embed(plain));
    }

    /** Every intent among those asked for, likeliest first, however unlikely. */
    public List<Match> ranked(String words, Predicate<String> among) {
        String plain = Heard.plain(words);
        if (plain.isEmpty()) {
            return List.of();
        }
        List<float[]> places = clauses(words).stream().map(embedder::embed).toList();
        List<Match> matches = new ArrayList<>();
        for (Intent intent : intents.values()) {
            if (among.test(intent.name())) {
                matches.add(new Match(intent.name(), Math.min(1, likeness(intent, places) + boost(intent, plain))));
            }
        }
        matches.sort(Comparator.comparingDouble(Match::likeness).reversed().thenComparing(Match::intent));
        return matches;
    }

    /**
     * The intent that was meant.
     *
     * @param same intents between which no margin is needed, since they lead to the same place
     * @return empty when none is like enough or two are too close
     */
    public Optional<Match> match(String words, Predicate<String> among, BiPredicate<String, String> same) {
        List<Match> ranked = ranked(words, among);
        if (ranked.isEmpty()) {
            return Optional.empty();
        }
        Match best = ranked.getFirst();
        double second = ranked.stream().skip(1).filter(m -> !same.test(m.intent(), best.intent())).mapToDouble(Match::likeness)
                .findFirst().orElse(0);
        boolean understood = tuning.understood(best.likeness(), best.likeness() - second) || best.likeness() > CERTAIN;
        return understood && best.likeness() >= intents.get(best.intent()).least() ? Optional.of(best) : Optional.empty();
    }

    /** The whole, and each piece of it by itself: "This is ridiculous. I want to dispute a charge." holds two meanings. */
    private static Set<String> clauses(String words) {
        Set<String> clauses = new LinkedHashSet<>();
        clauses.add(Heard.plain(words));
        Arrays.stream(words.split("[.?!;,]+\\s+")).map(Heard::plain).filter(c -> c.split(" ").length >= 3)
                .limit(4).forEach(clauses::add);
        return clauses;
    }

    private double likeness(Intent intent, List<float[]> places) {
        double best = 0;
        for (float[] place : places) {
            for (Example example : examples.get(intent.name())) {
                best = Math.max(best, dot(place, example.place()));
            }
        }
        return best;
    }

    private static double boost(Intent intent, String plain) {
        String padded = " " + plain + " ";
        return intent.keywords().entrySet().stream().filter(k -> padded.contains(" " + k.getKey() + " "))
                .mapToDouble(Map.Entry::getValue).sum();
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
