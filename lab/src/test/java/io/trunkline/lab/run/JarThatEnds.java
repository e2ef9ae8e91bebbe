package io.trunkline.lab.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A program that says why it can't go on, and ends with 3. */
public final class JarThatEnds {

    private JarThatEnds() {
    }

    public static void main(String[] arguments) {
        System.out.println("CRM_URL is missing");
        System.exit(3);
    }

    static Path in(Path folder) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, JarThatEnds.class.getName());
        String name = JarThatEnds.class.getName().replace('.', '/') + ".class";
        Path jar = folder.resolve("doomed.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream self = JarThatEnds.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            self.transferTo(out);
            out.closeEntry();
        }
        return jar;
    }
}
