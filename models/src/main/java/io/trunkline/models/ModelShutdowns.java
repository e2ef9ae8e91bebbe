package io.trunkline.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** When providers switch models off, from the table {@code model-shutdowns.txt}. Immutable. */
public final class ModelShutdowns {

    private final List<Shutdown> all;

    /** @param model its name, or the beginning of names before a {@code *} */
    public record Shutdown(String provider, String model, LocalDate on, String successor) {

        boolean concerns(String name) {
            return model.endsWith("*") ? name.startsWith(model.substring(0, model.length() - 1)) : name.equals(model);
        }
    }

    private ModelShutdowns(List<Shutdown> all) {
        this.all = all;
    }

    /** The table that is packaged with this module. */
    public static ModelShutdowns packaged() {
        try (InputStream in = ModelShutdowns.class.getResourceAsStream("/model-shutdowns.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new ModelShutdowns(lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(ModelShutdowns::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("model-shutdowns.txt", e);
        }
    }

    private static Shutdown read(String line) {
        String[] words = line.strip().split("\\s+");
        return new Shutdown(words[0], words[1], LocalDate.parse(words[2]), words[3]);
    }

    /** When this model is switched off, if that is known. */
    public Optional<Shutdown> of(String provider, String model) {
        return all.stream().filter(shutdown -> shutdown.provider().equals(provider) && shutdown.concerns(model)).findFirst();
    }
}
