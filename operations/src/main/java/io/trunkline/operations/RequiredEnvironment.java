package io.trunkline.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The environment variables a service can't run without. Checked in {@code main} before anything else starts, so that
 * all missing ones are named in one plain message instead of a stack trace about the first.
 */
public final class RequiredEnvironment {
    /** {@code EX_CONFIG} of sysexits.h: something the operator has to mend. */
    public static final int EXIT_CODE = 78;

    private final String service;
    private final Map<String, String> meanings = new LinkedHashMap<>();

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

    /** @return the names that are absent or blank in {@code environment} */
    public List<String> missingIn(Map<String, String> environment) {
        return meanings.keySet().stream().filter(name -> environment.getOrDefault(name, "").isBlank()).toList();
    }

    /** @return the message for {@code missing}, one line a variable */
    public String message(List<String> missing) {
        return service + " can't start: set " + (missing.size() == 1 ? "this environment variable" : "these environment variables")
                + missing.stream().map(name -> "\n  " + name + "  " + meanings.get(name)).collect(Collectors.joining());
    }

    /** Ends the process with {@link #EXIT_CODE} when something is missing in its environment. */
    public void orExit() {
        List<String> missing = missingIn(System.getenv());
        if (!missing.isEmpty()) {
            System.err.println(message(missing));
            System.exit(EXIT_CODE);
        }
    }
}
