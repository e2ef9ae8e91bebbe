package io.trunkline.lab.script;

/**
 * What is wrong with a script, and what to write instead.
 *
 * @param file    the file as it was given
 * @param line    from 1
 * @param message one sentence
 */
public record Fault(String file, int line, String message) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
