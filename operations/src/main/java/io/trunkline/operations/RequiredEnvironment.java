package io.trunkline.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The environment variables a service can't run without, each given itself or by a file ({@link SecretFiles}). Checked in {@code main}
 * before anything else starts, so that all that is wrong is told in one plain message instead of a stack trace about the first.
 */
public final class RequiredEnvironment {
    /** {@code EX_CONFIG} of sysexits.h: something the operator has to mend. */
    public static final int EXIT_CODE = 78;
    /** Fewer can be guessed. Characters. */
    public static final int SHORTEST_SECRET = 16;

    private final String service;
    private final Map<String, String> meanings = new LinkedHashMap<>();
    private final List<String> secrets = new ArrayList<>();
    private final List<List<String>> choices = new ArrayList<>();

    private RequiredEnvironment(String service) {
        this.service = service;
    }

    public static RequiredEnvironment of(String service) {
        return new RequiredEnvironment(service);
    }

    /** @param meaning what to put there, such as {@code "host:port of Kafka"} */
    public RequiredEnvironment need(String variable, String meaning) {
        meanings.put(variable, meaning);
        return this;
    }

    /** A secret of our own making: it must be there, and too long to be guessed. */
    public RequiredEnvironment needSecret(String variable, String meaning) {
        return need(variable, meaning).maySecret(variable);
    }

    /** A secret that need not be there, but if it is must be too long to be guessed; of several, separated by commas, each. */
    public RequiredEnvironment maySecret(String variable) {
        secrets.add(variable);
        return this;
    }

    /** One of several variables must be there. */
    public RequiredEnvironment needOneOf(List<String> variables, String meaning) {
        choices.add(variables);
        meanings.put(nameOf(variables), meaning);
        return this;
    }

    /** @return the names that are absent or blank in {@code environment}, in the order of need */
    public List<String> missingIn(Map<String, String> environment) {
        List<String> chosen = choices.stream().filter(names -> names.stream().anyMatch(name -> isThere(name, environment))).map(RequiredEnvironment::nameOf).toList();
        return meanings.keySet().stream().filter(name -> !chosen.contains(name) && !isThere(name, environment)).toList();
    }

    private static boolean isThere(String variable, Map<String, String> environment) {
        try {
            return new SecretFiles(environment).value(variable).isPresent();
        } catch (UncheckedIOException unreadable) {
            return true; // told by problemsIn
        }
    }

    private static String nameOf(List<String> choice) {
        return String.join(" or ", choice);
    }

    /** @return what is wrong with what is there, in words for the operator; no values */
    public List<String> problemsIn(Map<String, String> environment) {
        Stream<String> ofOne = Stream.concat(meanings.keySet().stream(), secrets.stream()).distinct().flatMap(name -> problem(name, environment).stream());
        return Stream.concat(ofOne, ofConnections(new SecretFiles(environment))).distinct().toList();
    }

    /** What all services open connections by. */
    private static Stream<String> ofConnections(SecretFiles environment) {
        try {
            environment.value(TrustedAuthorities.VARIABLE).ifPresent(TrustedAuthorities::certificates);
            return Stream.concat(KafkaAccess.problems(environment::value).stream(), RedisAccess.problems(environment::value).stream());
        } catch (UncheckedIOException | IllegalArgumentException unusable) {
            return Stream.of(unusable.getMessage());
        }
    }

    private Optional<String> problem(String variable, Map<String, String> environment) {
        try {
            Optional<String> value = new SecretFiles(environment).value(variable);
            return value.filter(text -> secrets.contains(variable) && tooShort(text))
                    .map(text -> variable + " must have at least " + SHORTEST_SECRET + " characters");
        } catch (UncheckedIOException unreadable) {
            return Optional.of(unreadable.getMessage());
        }
    }

    private static boolean tooShort(String text) {
        return Stream.of(text.split(",", -1)).anyMatch(one -> one.strip().length() < SHORTEST_SECRET);
    }

    /** @return the message for {@code missing}, one line a variable */
    public String message(List<String> missing) {
        return service + " can't start: set " + (missing.size() == 1 ? "this environment variable" : "these environment variables")
                + missing.stream().map(name -> "\n  " + name + "  " + meanings.get(name)).collect(Collectors.joining());
    }

    /**
     * Ends the process with {@link #EXIT_CODE} when something is missing in its environment, or can't work. Otherwise certificate authorities that the
     * environment names are trusted from here on.
     */
    public void orExit() {
        List<String> missing = missingIn(System.getenv());
        List<String> problems = problemsIn(System.getenv());
        if (!missing.isEmpty()) {
            System.err.println(message(missing));
        }
        if (!problems.isEmpty()) {
            System.err.println(service + " can't start:\n  " + String.join("\n  ", problems));
        }
        if (!missing.isEmpty() || !problems.isEmpty()) {
            System.exit(EXIT_CODE);
        }
        new SecretFiles(System.getenv()).value(TrustedAuthorities.VARIABLE).ifPresent(RequiredEnvironment::trust);
    }

    private static void trust(String pem) {
        try {
            TrustedAuthorities.trust(pem);
        } catch (IOException e) {
            throw new UncheckedIOException("certificate authorities can't be kept among temporary files", e);
        }
    }
}
