package io.trunkline.lab.chaos;

import io.trunkline.lab.chaos.fleet.Fleet;
import io.trunkline.lab.chaos.fleet.Need;
import io.trunkline.lab.chaos.fleet.Plan;
import io.trunkline.lab.chaos.scenario.Outcome;
import io.trunkline.lab.chaos.scenario.Performance;
import io.trunkline.lab.chaos.scenario.Scenario;
import io.trunkline.lab.run.Ports;
import io.trunkline.lab.run.Progress;
import io.trunkline.lab.run.StartFailed;
import io.trunkline.lab.run.SystemOptions;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code ./dev chaos}. Exit codes: 0 all promises were kept, 1 one was broken or nothing could be started, 2 wrong command line. */
public final class ChaosMain {

    private ChaosMain() {
    }

    public static void main(String[] arguments) {
        System.exit(switch (ChaosOptions.parse(List.of(arguments))) {
            case ChaosOptions.Parsed.Say say -> {
                System.out.println(say.text());
                yield say.exitCode();
            }
            case ChaosOptions.Parsed.Good good -> run(good.options(), System.out);
        });
    }

    private static int run(ChaosOptions options, PrintStream out) {
        Map<Set<Need>, List<Scenario>> byNeeds = options.scenarios().stream().collect(Collectors.groupingBy(Scenario::needs, LinkedHashMap::new, Collectors.toList()));
        var outcomes = new ArrayList<Outcome>();
        boolean whole = true;
        for (var group : byNeeds.entrySet()) {
            whole &= play(group.getKey(), group.getValue(), options, outcomes, out);
        }
        out.println();
        out.print(ChaosTable.of(outcomes));
        return whole && outcomes.stream().allMatch(Outcome::good) ? 0 : 1;
    }

    /** Plays those that share a fleet. @return false if it couldn't be started, or not be repaired: then what was left of them isn't played */
    private static boolean play(Set<Need> needs, List<Scenario> scenarios, ChaosOptions options, List<Outcome> outcomes, PrintStream out) {
        SystemOptions here = SystemOptions.here(Ports.DEFAULT);
        var plan = new Plan(here.root(), here.output().resolve("chaos"), options.calls(), options.drainGrace(), needs);
        try (Fleet fleet = Fleet.start(plan, Progress.on(out))) {
            Performance.rehearse(fleet, options.calls(), options.warmUp());
            for (Scenario scenario : scenarios) {
                out.println("playing " + scenario.name() + " with " + options.calls() + " callers …");
                Outcome outcome = new Performance(scenario, fleet, options.calls(), options.outage()).play();
                out.print(ChaosTable.line(outcome));
                outcomes.add(outcome);
            }
            return true;
        } catch (StartFailed e) {
            System.err.println(e.getMessage());
            return false;
        }
    }
}
