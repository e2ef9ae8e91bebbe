package io.trunkline.lab.run;

/** The system could not be started; the message says why in plain words, and how to help it. */
public final class StartFailed extends Exception {

    private static final long serialVersionUID = 1;

    public StartFailed(String message) {
        super(message);
    }

    StartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
