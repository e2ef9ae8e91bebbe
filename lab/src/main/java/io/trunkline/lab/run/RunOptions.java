package io.trunkline.lab.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The command line of {@code ./dev run} and {@code ./dev call}.
 *
 * @param script    the script of one more caller on a running system; empty to start one
 * @param once      end after the calls
 * @param freePorts any free ports instead of the usual ones
 * @param seed      draw the scripts' values from this
 * @param runs      how often the calls are placed
 * @param atOnce    how many of them at a time
 * @param voices    the callers' voices, one run after the other; empty: the scripts' own
 * @param noiseDb   line noise in dB of full scale
 * @param scripts   names of the scripts to place
 * @param record    where the bridges write calls down as text; empty: nowhere
 */
record RunOptions(String script, boolean once, boolean freePorts, OptionalLong seed, int runs, int atOnce, List<String> voices,
        OptionalDouble noiseDb, List<String> scripts, Optional<Path> record) {

    static final String HELP = """
            run [--once] [--random SEED] [--ports free] [--only order,dispute]
                [--runs N] [--at-once N] [--voices NAME;NAME…] [--noise DB] [--record DIR]
            call SCRIPT [--random SEED]

              --once         end after the calls, with exit code 0 when both went as they must, else 1
              --random SEED  draw order number, amounts and dates at random; the CRM gets the same ones
              --ports free   any free ports instead of 8080 to 8096, 8181, 9092, 6379 and 4318
              --only         which scripts of lab/calls to place
              --runs         place the calls so often and print how well they were understood
              --at-once      how many calls at a time, 1 to 10
              --voices       the callers' voices by turns, separated by semicolons
              --noise        line noise in dB of full scale, such as -45
              --record       write each call down as text, masked, in this folder: material for tests
            """;

    /** What a command line means, or why it means nothing. */
    sealed interface Parsed {
        record Good(RunOptions options) implements Parsed {
        }

        record Bad(String message) implements Parsed {
        }
    }

    static Parsed parse(List<String> arguments) {
        try {
            return new Parsed.Good(new Reader(new ArrayList<>(arguments)).read());
        } catch (NumberFormatException e) {
            return new Parsed.Bad("a number is wanted: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return new Parsed.Bad(e.getMessage());
        }
    }

    private static final class Reader {

        private final List<String> left;
        private String script = "";
        private boolean once;
        private boolean freePorts;
        private OptionalLong seed = OptionalLong.empty();
        private int runs = 1;
        private int atOnce = 1;
        private List<String> voices = List.of();
        private OptionalDouble noise = OptionalDouble.empty();
        private List<String> scripts = List.of("order", "dispute");
        private Optional<Path> record = Optional.empty();

        Reader(List<String> arguments) {
            left = arguments;
        }

        RunOptions read() {
            if (!left.isEmpty() && left.getFirst().equals("run")) {
                left.removeFirst();
            } else if (!left.isEmpty() && left.getFirst().equals("call")) {
                left.removeFirst();
                script = next("call");
            }
            while (!left.isEmpty()) {
                option(left.removeFirst());
            }
            return new RunOptions(script, once, freePorts, seed, runs, atOnce, voices, noise, scripts, record);
        }

        private void option(String name) {
            switch (name) {
                case "--help", "-h" -> throw new IllegalArgumentException(HELP);
                case "--once" -> once = true;
                case "--random" -> seed = OptionalLong.of(Long.parseLong(next(name)));
                case "--ports" -> ports(next(name));
                case "--runs" -> runs = Integer.parseInt(next(name));
                case "--at-once" -> atOnce = Math.clamp(Integer.parseInt(next(name)), 1, 10);
                case "--voices" -> voices = List.of(next(name).split(";"));
                case "--noise" -> noise = OptionalDouble.of(Double.parseDouble(next(name)));
                case "--record" -> record = Optional.of(Path.of(next(name)).toAbsolutePath());
                case "--only" -> scripts = List.of(next(name).split(","));
                default -> throw new IllegalArgumentException("unknown option " + name + "\n" + HELP);
            }
        }

        private void ports(String which) {
            if (!which.equals("free")) {
                throw new IllegalArgumentException("--ports takes 'free'");
            }
            freePorts = true;
        }

        private String next(String name) {
            if (left.isEmpty()) {
                throw new IllegalArgumentException(name + " wants a value\n" + HELP);
            }
            return left.removeFirst();
        }
    }
}
