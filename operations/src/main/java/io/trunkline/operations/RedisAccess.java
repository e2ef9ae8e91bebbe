package io.trunkline.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which kind of Redis there is: one server, several behind sentinels, or a cluster ({@value #MODE}), and its password. A server's
 * certificate must name the host that was dialled, unless {@value #VERIFY} is {@code false}: clusters and sentinels may tell addresses.
 */
public final class RedisAccess extends DerivedSettings {
    static final String URL = "REDIS_URL";
    static final String MODE = "REDIS_MODE";
    static final String MASTER = "REDIS_MASTER_NAME";
    static final String PASSWORD = "REDIS_PASSWORD";
    static final String VERIFY = "REDIS_VERIFY_HOSTNAME";
    private static final Set<String> MODES = Set.of("standalone", "sentinel", "cluster");

    @Override
    Map<String, String> from(Function<String, Optional<String>> variables) {
        Map<String, String> derived = new HashMap<>();
        String mode = variables.apply(MODE).orElse("standalone");
        derived.put("quarkus.redis.client-type", mode);
        if (mode.equals("sentinel")) {
            // told by the sentinels when another server takes over, rather than by a connection that breaks
            derived.put("quarkus.redis.auto-failover", "true");
            variables.apply(MASTER).ifPresent(master -> derived.put("quarkus.redis.master-name", master));
        }
        variables.apply(PASSWORD).ifPresent(password -> derived.put("quarkus.redis.password", literally(password)));
        boolean verified = !variables.apply(VERIFY).orElse("true").equals("false");
        derived.put("quarkus.redis.tls.hostname-verification-algorithm", verified ? "HTTPS" : "NONE");
        return derived;
    }

    /** @return what can't work, in words for the operator; no values of secrets */
    static List<String> problems(Function<String, Optional<String>> variables) {
        List<String> problems = new ArrayList<>();
        String mode = variables.apply(MODE).orElse("standalone");
        if (!MODES.contains(mode)) {
            problems.add(MODE + " must be standalone, sentinel or cluster");
        }
        if (mode.equals("sentinel") && variables.apply(MASTER).isEmpty()) {
            problems.add(MASTER + " must be set to the name that the sentinels know the servers by, when " + MODE + " is sentinel");
        }
        if (mode.equals("standalone") && variables.apply(URL).filter(url -> url.contains(",")).isPresent()) {
            problems.add(URL + " names several servers: set " + MODE + " to sentinel or cluster");
        }
        return problems;
    }
}
