package io.trunkline.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Lets every environment variable be given by a file, as orchestrators mount secrets: where {@code NAME} isn't set, {@code NAME_FILE}
 * names the file that holds its value, without the line end at its end. A file is read whenever it is asked for and only then, so that
 * a variable that happens to end in {@code _FILE} is left alone. Lists no names, so that no dump of the configuration holds a secret.
 */
public final class SecretFiles implements ConfigSource {
    private static final String SUFFIX = "_FILE";
    private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]*");
    /** Below the environment itself, which has 300. */
    private static final int ORDINAL = 290;

    private final Map<String, String> environment;

    /** Of this process. */
    public SecretFiles() {
        this(System.getenv());
    }

    /** Of an environment given. */
    public SecretFiles(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @return the variable's own value, else what is in its file, empty if there is neither or it is blank
     * @throws UncheckedIOException when the file can't be read; the message names the variable, not what is in it
     */
    public Optional<String> value(String variable) {
        String own = environment.getOrDefault(variable, "");
        return own.isBlank() ? inFile(variable) : Optional.of(own);
    }

    private Optional<String> inFile(String variable) {
        String file = environment.getOrDefault(variable + SUFFIX, "");
        if (file.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(Path.of(file)).stripTrailing()).filter(text -> !text.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(variable + SUFFIX + " names a file that can't be read", e);
        }
    }

    @Override
    public String getValue(String name) {
        return VARIABLE.matcher(name).matches() ? inFile(name).orElse(null) : null;
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public String getName() {
        return "files of secrets";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
