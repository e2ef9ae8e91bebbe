package io.trunkline.lab.run;

import io.trunkline.lab.carrier.LineConditions;
import io.trunkline.lab.script.CallScript;
import io.trunkline.lab.script.Draw;
import io.trunkline.lab.script.Fault;
import io.trunkline.lab.script.ParsedScript;
import io.trunkline.lab.script.ScriptParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

/** {@code ./dev run} and {@code ./dev call}. Exit codes: 0 as it must be, 1 a call or the start failed, 2 wrong command line. */
public final class RunMain {

    private final RunOptions options;

    private RunMain(RunOptions options) {
        this.options = options;
    }

    /** Runs until Ctrl-C, or once. */
    public static void main(String[] arguments) throws InterruptedException {
        int code = switch (RunOptions.parse(List.of(arguments))) {
            case RunOptions.Parsed.Bad bad -> complain(bad.message());
            case RunOptions.Parsed.Good good -> new RunMain(good.options()).run();
        };
        System.exit(code);
    }

    private static int complain(String message) {
        System.err.println(message);
        return 2;
    }

    private int run() throws InterruptedException {
        try {
            return options.script().isEmpty() ? system() : ControlClient.HERE.call(Path.of(options.script()), options.seed());
        } catch (StartFailed | IOException e) {
            System.err.println();
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private int system() throws StartFailed, IOException, InterruptedException {
        SystemOptions usual = SystemOptions.here(options.freePorts() ? Ports.free() : Ports.DEFAULT);
        SystemOptions here = options.record().map(usual::withCallRecords).orElse(usual);
        List<List<CallScript>> rounds = rounds(here.root().resolve("lab/calls"));
        System.out.println("starting Trunkline; logs in " + here.output().resolve("logs"));
        long begun = System.nanoTime();
        try (TrunklineSystem system = TrunklineSystem.start(here, Progress.on(System.out));
                ControlServer control = ControlServer.start(system.options().ports().control(), system)) {
            System.out.printf("ready after %.1f s%n", (System.nanoTime() - begun) / 1e9);
            if (system.realCarrier()) {
                return real();
            }
            boolean good = system.speech().available() && calls(system, rounds);
            if (!system.speech().available()) {
                System.out.println("\nthere are no speech weights, so no caller can speak: " + system.options().weights());
            }
            if (!options.once()) {
                System.out.println("\nThe system stays up: ./dev call lab/calls/human-please.call places one more call. Ctrl-C ends it.");
                new CountDownLatch(1).await();
            }
            return good ? 0 : 1;
        }
    }

    /** With a carrier account of one's own the lab's callers stay at home. */
    private int real() throws InterruptedException {
        System.out.println("\nTWILIO_ACCOUNT_SID is set: calls come from your carrier, none are placed here. PUBLIC_URL and BRIDGE_PUBLIC_URL must"
                + "\nlead here from the internet; ./dev number +1… --url $PUBLIC_URL points a number at them. Ctrl-C ends it.");
        if (!options.once()) {
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private boolean calls(TrunklineSystem system, List<List<CallScript>> rounds) {
        List<Judged> judged = new Rounds(system, System.out, options.atOnce()).hold(rounds);
        new Summary(system, judged, System.out).print(options.runs() > 1);
        return judged.stream().allMatch(Judged::good);
    }

    private List<List<CallScript>> rounds(Path folder) throws IOException, StartFailed {
        var rounds = new ArrayList<List<CallScript>>();
        for (int run = 0; run < options.runs(); run++) {
            var round = new ArrayList<CallScript>();
            for (String name : options.scripts()) {
                round.add(adapted(read(folder.resolve(name + ".call"), seed(run)), run));
            }
            rounds.add(round);
        }
        return rounds;
    }

    private OptionalLong seed(int run) {
        return options.seed().isPresent() ? OptionalLong.of(options.seed().getAsLong() + run) : OptionalLong.empty();
    }

    private CallScript adapted(CallScript script, int run) {
        CallScript voiced = options.voices().isEmpty() ? script
                : script.withVoice(options.voices().get(run % options.voices().size()));
        return options.noiseDb().isEmpty() ? voiced : voiced.withLine(new LineConditions(
                voiced.line().frameLoss(), voiced.line().jitter(), options.noiseDb().getAsDouble(), voiced.line().voice(), run + 1));
    }

    static CallScript read(Path file, OptionalLong seed) throws IOException, StartFailed {
        return switch (ScriptParser.parse(file, Draw.of(seed, LocalDate.now()))) {
            case ParsedScript.Good good -> good.script();
            case ParsedScript.Bad bad -> throw new StartFailed(String.join("\n", bad.faults().stream().map(Fault::toString).toList()));
        };
    }
}
