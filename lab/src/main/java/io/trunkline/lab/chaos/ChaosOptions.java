package io.trunkline.lab.chaos;

import io.trunkline.lab.chaos.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of {@code ./dev chaos}.
 *
 * @param calls callers of each scenario
 * @param outage how long what goes away stays away
 * @param drainGrace of the bridges
 * @param warmUp how long callers talk before the first scenario
 */
record ChaosOptions(int calls, List<Scenario> scenarios, Duration outage, Duration drainGrace, Duration warmUp) {

    static final String HELP = """
            ./dev chaos [--all] [--only NAME,NAME…] [--calls N] [--outage SECONDS] [--drain-grace SECONDS] [--warmup SECONDS] [--list]

              --all          every scenario; without it the short ones that each build plays
              --only         these scenarios
              --calls        callers of each scenario, 1 to 300; 30 by default
              --outage       how long Kafka, Redis, the CRM and the model stay away: 60 with --all, else 10
              --drain-grace  how long a bridge that has to end waits before it moves calls; 10
              --warmup       how long callers nobody judges talk before: new JVMs compile for minutes, and have no time for much else with hundreds of calls; 5
              --list         the scenarios' names
            """;
    private static final int MOST_CALLS = 300;

    /** What a command line means, or why it means nothing. */
    sealed interface Parsed {
        record Good(ChaosOptions options) implements Parsed {}

        record Say(String text, int exitCode) implements Parsed {}
    }

    static Parsed parse(List<String> arguments) {
        try {
            return new Reader(new ArrayList<>(arguments)).read();
        } catch (NumberFormatException e) {
            return new Parsed.Say("a number is wanted: " + e.getMessage(), 2);
        } catch (IllegalArgumentException e) {
            return new Parsed.Say(e.getMessage() + "\n\n" + HELP, 2);
        }
    }

    private static final class Reader {

        private final List<String> left;
        private int calls = 30;
        private int grace = 10;
        private int warmUp = 5;
        private int outage;
        private boolean all;
        private List<Scenario> only = List.of();

        Reader(List<String> arguments) {
            left = arguments;
        }

        Parsed read() {
            while (!left.isEmpty()) {
                String option = left.removeFirst();
                switch (option) {
                    case "--all" -> all = true;
                    case "--only" -> only = List.of(next(option).split(",")).stream().map(Reader::named).toList();
                    case "--calls" -> calls = between(1, Integer.parseInt(next(option)), MOST_CALLS);
                    case "--outage" -> outage = between(1, Integer.parseInt(next(option)), 600);
                    case "--drain-grace" -> grace = between(0, Integer.parseInt(next(option)), 600);
                    case "--warmup" -> warmUp = between(0, Integer.parseInt(next(option)), 600);
                    case "--list" -> {
                        return new Parsed.Say(String.join("\n", Scenario.ALL.stream().map(Scenario::name).toList()), 0);
                    }
                    case "--help" -> {
                        return new Parsed.Say(HELP, 0);
                    }
                    default -> throw new IllegalArgumentException("unknown option: " + option);
                }
            }
            List<Scenario> chosen = !only.isEmpty() ? only : all ? Scenario.ALL : Scenario.SHORT;
            int away = outage > 0 ? outage : all ? 60 : 10;
            return new Parsed.Good(new ChaosOptions(calls, chosen, Duration.ofSeconds(away), Duration.ofSeconds(grace), Duration.ofSeconds(warmUp)));
        }

        private static Scenario named(String name) {
            return Scenario.ALL.stream().filter(scenario -> scenario.name().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such scenario: " + name + "; --list names them"));
        }

        private String next(String option) {
            if (left.isEmpty()) {
                throw new IllegalArgumentException(option + " wants a value");
            }
            return left.removeFirst();
        }

        private static int between(int least, int value, int most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException("a number from " + least + " to " + most + " is wanted, not " + value);
            }
            return value;
        }
    }
}
