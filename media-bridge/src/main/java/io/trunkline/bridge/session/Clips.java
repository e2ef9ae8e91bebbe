package io.trunkline.bridge.session;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.carrier.Clip;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The packaged sentences, µ-law 8 kHz, cut into messages of {@value #CHUNK_MS} ms. Immutable. */
@Singleton
public class Clips {
    private static final int CHUNK_MS = 200;

    private final Map<Clip, List<Audio>> clips = new EnumMap<>(Clip.class);

    public Clips() {
        for (Clip clip : Clip.values()) {
            clips.put(clip, cut(read("/clips/" + clip.name().toLowerCase(Locale.ROOT) + ".ulaw")));
        }
    }

    public List<Audio> of(Clip clip) {
        return clips.get(clip);
    }

    private static List<Audio> cut(byte[] ulaw) {
        List<Audio> chunks = new ArrayList<>();
        int size = CHUNK_MS * Audio.BYTES_PER_MS;
        for (int at = 0; at < ulaw.length; at += size) {
            chunks.add(Audio.ofG711(Arrays.copyOfRange(ulaw, at, Math.min(ulaw.length, at + size))));
        }
        return List.copyOf(chunks);
    }

    private static byte[] read(String resource) {
        try (InputStream in = Clips.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not packaged: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
