package io.trunkline.catalog;

/**
 * Something in the configuration that can't work.
 *
 * @param file    relative to the configuration directory
 * @param line    from 1; 0 when the file itself is the problem
 * @param message what is wrong and what to write instead
 */
public record Problem(String file, int line, String message) {
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
    }
}
