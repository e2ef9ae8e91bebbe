package io.trunkline.models.gemini;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names of the functions that the model called: an answer must repeat them. What the model called off is forgotten. */
final class OpenTools {

    private static final int REMEMBERED = 64;

    private final Map<String, String> names = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    void called(String id, String name) {
        names.put(id, name);
    }

    void calledOff(String id) {
        names.remove(id);
    }

    /** The name, once; {@code null} if nobody waits for the answer. */
    String answered(String id) {
        return names.remove(id);
    }
}
