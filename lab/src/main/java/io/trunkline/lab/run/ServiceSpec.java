package io.trunkline.lab.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a service is started.
 *
 * @param name        unique in the system; also its log's name
 * @param jar         what {@code java -jar} runs
 * @param flags       of the JVM, beside those every service gets
 * @param environment its variables, on top of ours
 * @param port        where its health is asked
 */
public record ServiceSpec(String name, Path jar, List<String> flags, Map<String, String> environment, int port) {

    public ServiceSpec {
        flags = List.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /** The same with one more flag of the JVM. */
    public ServiceSpec with(String flag) {
        var more = new ArrayList<>(flags);
        more.add(flag);
        return new ServiceSpec(name, jar, more, environment, port);
    }

    /** The same under another name, at another port, with these variables instead of its own. */
    public ServiceSpec as(String otherName, int otherPort, Map<String, String> changes) {
        var changed = new HashMap<>(environment);
        changed.putAll(changes);
        changed.put("HTTP_PORT", Integer.toString(otherPort));
        return new ServiceSpec(otherName, jar, flags, changed, otherPort);
    }
}
