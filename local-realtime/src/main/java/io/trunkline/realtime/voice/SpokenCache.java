package io.trunkline.realtime.voice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The audio of sentences said before, the least recently said dropped first. Safe to use from any thread. */
final class SpokenCache {

    private final long mostBytes;
    private final Map<Wording, Sound> spoken = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    SpokenCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized Optional<Sound> find(Wording wording) {
        return Optional.ofNullable(spoken.get(wording));
    }

    synchronized void keep(Wording wording, Sound sound) {
        Sound before = spoken.put(wording, sound);
        bytes += sound.audio().length - (before == null ? 0 : before.audio().length);
        var eldest = spoken.entrySet().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            bytes -= eldest.next().getValue().audio().length;
            eldest.remove();
        }
    }
}
