package io.trunkline.bridge.context;

import io.trunkline.contracts.redis.CallKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of one call is to be written in one go: fields of its session hash, of which the last value counts, and entries of its lists in order. */
final class ContextWrite {
    private final CallKeys keys;
    private final int epoch;
    private final long number;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<String> transcript = new ArrayList<>(2);
    private final List<String> tools = new ArrayList<>(0);

    /** @param number of the call's writes in this epoch: one that may have arrived already is told by it */
    ContextWrite(CallKeys keys, int epoch, long number) {
        this.keys = keys;
        this.epoch = epoch;
        this.number = number;
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    void set(String field, String value) {
        fields.put(field, value);
    }

    void add(String list, String json) {
        (list.equals(keys.transcript()) ? transcript : tools).add(json);
    }

    /** How many things are in it. */
    int parts() {
        return fields.size() + transcript.size() + tools.size();
    }

    CallKeys keys() {
        return keys;
    }

    int epoch() {
        return epoch;
    }

    long number() {
        return number;
    }

    Map<String, String> fields() {
        return fields;
    }

    List<String> transcript() {
        return transcript;
    }

    List<String> tools() {
        return tools;
    }
}
