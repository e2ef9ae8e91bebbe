package io.trunkline.lab.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder of our own among the system's temporary files; gone with all that is in it once closed. For one owner. */
public final class TemporaryFolder implements AutoCloseable {

    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /**
     * An empty one.
     *
     * @param prefix what its name begins with, so that one left by a killed process is known
     * @throws UncheckedIOException if it can't be made
     */
    public static TemporaryFolder create(String prefix) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder", e);
        }
    }

    /** One that holds the files of {@code source}, to be changed. */
    public static TemporaryFolder copyOf(Path source, String prefix) {
        TemporaryFolder folder = create(prefix);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.path.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            return folder;
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException("can't copy " + source, e);
        }
    }

    public Path path() {
        return path;
    }

    /** Deletes it. A second call does nothing. */
    @Override
    public void close() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("temporary folder " + path + " can't be deleted", e);
        }
    }
}
