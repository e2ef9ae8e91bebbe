package io.trunkline.bench.load;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a generator is to do, from {@code key=value} arguments.
 *
 * @param relay whether the other side is the native relay: no announcements, tokens or features
 * @param pid of the process whose CPU time counts
 * @param carrierPort where carriers connect to
 * @param internalPort where calls are announced; 0 for a relay
 * @param modelPort where the Realtime server listens
 * @param calls at once
 * @param rampPerSecond calls begun a second
 * @param warmupSeconds between the last call's begin and the window
 * @param seconds length of the window in which is measured
 * @param holdSeconds calls go on after the window, for others to look at memory
 * @param keyStore for TLS at the Realtime server, empty for none
 * @param bridge name of the bridge
 * @param publicUrl base that handshakes are signed with
 * @param secrets auth token, stream token secret, internal token
 * @param abuse what call 0 does to the bridge in the window
 * @param windows so many at most, one behind the other, until one wasn't disturbed; the last counts; 0 as 1
 * @param callSeconds about how long a call lasts before another takes its place; 0 for as long as the run
 */
record Traffic(boolean relay, long pid, int carrierPort, int internalPort, int modelPort, int calls, int rampPerSecond, int warmupSeconds,
        int seconds, int holdSeconds, String keyStore, String bridge, String publicUrl, Secrets secrets, Abuse abuse, int windows, int callSeconds) {

    record Secrets(String authToken, String streamToken, String internalToken) {}

    static Traffic of(String... arguments) {
        Map<String, String> all = new HashMap<>();
        Arrays.stream(arguments).map(argument -> argument.split("=", 2)).forEach(pair -> all.put(pair[0], pair[1]));
        return new Traffic(Boolean.parseBoolean(all.get("relay")), Long.parseLong(all.get("pid")), number(all, "carrierPort"),
                number(all, "internalPort"), number(all, "modelPort"), number(all, "calls"), number(all, "ramp"), number(all, "warmup"),
                number(all, "seconds"), number(all, "hold"), all.getOrDefault("keyStore", ""), all.getOrDefault("bridge", "bridge-0"),
                all.getOrDefault("publicUrl", ""), new Secrets(all.getOrDefault("authToken", ""), all.getOrDefault("streamSecret", ""),
                all.getOrDefault("internalToken", "")), Abuse.valueOf(all.getOrDefault("abuse", "NONE")), number(all, "windows"), number(all, "callSeconds"));
    }

    private static int number(Map<String, String> all, String name) {
        return Integer.parseInt(all.getOrDefault(name, "0"));
    }
}
