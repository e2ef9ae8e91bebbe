package io.trunkline.call.session;

import io.trunkline.call.CallConfig;
import io.trunkline.call.manner.Budget;
import io.trunkline.call.manner.Fillers;
import io.trunkline.call.manner.LanguageRule;
import io.trunkline.call.manner.Manner;
import io.trunkline.call.manner.Patience;
import io.trunkline.call.model.TurnDetection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the call of a scenario is set up, by lines {@code given <what> <value> …}. */
final class Givens {

    /** An agent of two languages. */
    static final Manner MANNER = Manner.PLAIN.withLanguages(new LanguageRule(List.of("en", "es")));

    /** An agent that asks after five seconds whether somebody is there. */
    static final Manner PATIENT = Manner.PLAIN.withPatience(new Patience(Duration.ZERO, Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO, Duration.ZERO,
            Duration.ZERO));

    private Givens() {
    }

    static CallConfig apply(String line, CallConfig config) {
        List<String> words = Arrays.asList(line.split(" +"));
        return switch (words.getFirst()) {
            case "patience" -> config.withManner(config.manner().withPatience(new Patience(time(words, 1), time(words, 2), time(words, 3), time(words, 4),
                    time(words, 5), time(words, 6))));
            case "fillers" -> config.withManner(config.manner().withFillers(new Fillers(time(words, 1), Map.of("slow_tool", Duration.ofSeconds(3)),
                    Map.of("slow_tool", "This one takes a while."))));
            case "budget" -> config.withManner(config.manner().withBudget(new Budget(Double.parseDouble(words.get(1)), 0.8, words.get(2).equals("human"))));
            case "languages" -> config.withManner(config.manner().withLanguages(MANNER.languages()));
            case "approved" -> config.withManner(config.manner().withApproved(Set.of(words.get(1))));
            case "own-turns" -> config.withSession(config.session().withTurnDetection(new TurnDetection.Manual((int) time(words, 1).toMillis())));
            case "untranscribed" -> config.withSession(config.session().withTranscription(null));
            default -> throw new AssertionError("nobody can be given " + line);
        };
    }

    private static Duration time(List<String> words, int index) {
        String word = words.get(index);
        return word.equals("-") ? Duration.ZERO : Duration.ofMillis(Long.parseLong(word.substring(0, word.length() - 2)));
    }
}
