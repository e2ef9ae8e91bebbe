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
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<String> transcript = new ArrayList<>(2);
    private final List<String> tools = new ArrayList<>(0);
    private int parts;

    ContextWrite(CallKeys keys, int epoch) {
        this.keys = keys;
        this.epoch = epoch;
    }

    void set(String field, String value) {
        fields.put(field, value);
    }

    void add(String list, String json) {
        (list.equals(keys.transcript()) ? transcript : tools).add(json);
    }

    /** One more thing was put in. @return how many are */
    int counted() {
        return ++parts;
    }

    int parts() {
        return parts;
    }

    CallKeys keys() {
        return keys;
    }

    int epoch() {
        return epoch;
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
