package io.trunkline.lab.chaos.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** {@link WrongClock} as a JVM wants it: a jar of its own. */
public final class ClockAgent {

    private static final String CLASS = WrongClock.class.getName().replace('.', '/') + ".class";

    private ClockAgent() {
    }

    /**
     * Writes the jar.
     *
     * @param folder where it goes
     * @param ahead  of the right time; negative for behind it
     * @return the JVM's option
     */
    public static String option(Path folder, Duration ahead) {
        Path jar = folder.resolve("wrong-clock.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", WrongClock.class.getName());
        try {
            Files.createDirectories(folder);
            try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                    InputStream own = WrongClock.class.getClassLoader().getResourceAsStream(CLASS)) {
                out.putNextEntry(new JarEntry(CLASS));
                own.transferTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "-javaagent:" + jar + "=" + ahead.toMillis();
    }
}
