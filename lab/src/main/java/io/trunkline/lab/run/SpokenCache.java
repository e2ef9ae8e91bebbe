package io.trunkline.lab.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What was spoken once, in memory and in a folder: the same lines are needed by every run. Safe to use from any thread and process. */
final class SpokenCache {

    private final Path folder;
    private final Map<String, short[]> spoken = new ConcurrentHashMap<>();

    SpokenCache(Path folder) {
        this.folder = folder;
    }

    /** The sound of this voice and text; made by {@code speak} when nobody has it yet. */
    short[] get(String voice, String text, Supplier<short[]> speak) {
        return spoken.computeIfAbsent(key(voice, text), key -> stored(folder.resolve(key + ".pcm"), speak)).clone();
    }

    private static short[] stored(Path file, Supplier<short[]> speak) {
        try {
            if (Files.exists(file)) {
                return read(Files.readAllBytes(file));
            }
            short[] sound = speak.get();
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "part", ".pcm");
            Files.write(part, bytes(sound));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return sound;
        } catch (IOException e) {
            throw new UncheckedIOException("spoken lines can't be kept in " + file.getParent(), e);
        }
    }

    private static short[] read(byte[] bytes) {
        short[] sound = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(sound);
        return sound;
    }

    private static byte[] bytes(short[] sound) {
        ByteBuffer bytes = ByteBuffer.allocate(sound.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(sound);
        return bytes.array();
    }

    private static String key(String voice, String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((voice + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
