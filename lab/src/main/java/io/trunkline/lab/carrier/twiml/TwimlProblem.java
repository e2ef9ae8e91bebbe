package io.trunkline.lab.carrier.twiml;

/** Carries a document's first mistake out of the reader; never leaves this package. */
final class TwimlProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TwimlProblem(String message) {
        super(message);
    }
}
