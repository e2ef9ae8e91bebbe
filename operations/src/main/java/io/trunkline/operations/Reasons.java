package io.trunkline.operations;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;

/** Why something couldn't be reached, short enough for a line of a log: what an exception says that isn't only the wrapping of another. */
final class Reasons {

    static String of(Throwable error) {
        Throwable said = error;
        while (said.getCause() != null && wraps(said)) {
            said = said.getCause();
        }
        return said.getMessage() == null ? said.getClass().getSimpleName() : said.getClass().getSimpleName() + ": " + said.getMessage();
    }

    /** Kafka's own says only that a client couldn't be made; its subclasses say something. */
    private static boolean wraps(Throwable error) {
        return error instanceof ExecutionException || error instanceof CompletionException || error.getClass() == KafkaException.class;
    }

    private Reasons() {
    }
}
