package io.trunkline.call.session;

import io.trunkline.call.CallConfig.GreetingTexts;
import io.trunkline.call.CallInput.CallerIdentified;
import io.trunkline.call.Trust;
import io.trunkline.call.model.ModelCommand.StartResponse;
import java.time.Duration;

/** The first sentence of the call, once stream and session are there and it is known who calls, or that took too long. */
final class Greeting {

    private static final int LONGEST_NAME = 40;

    private final GreetingTexts texts;
    private final Duration patience;
    private final Deadline identification = new Deadline();
    private String text;
    private boolean identified;
    private boolean sessionReady;
    private boolean streaming;
    private boolean spoken;
    private boolean held;

    Greeting(GreetingTexts texts, Duration patience) {
        this.texts = texts;
        this.patience = patience;
        this.text = texts.unknown();
    }

    void streamStarted(long now) {
        streaming = true;
        identification.set(now, patience);
    }

    void sessionReady() {
        sessionReady = true;
    }

    void identified(CallerIdentified caller) {
        identified = true;
        String name = caller.name() == null ? "" : firstName(caller.name());
        if (caller.trust().compareTo(Trust.NUMBER) >= 0 && !name.isEmpty() && !texts.known().isBlank()) {
            text = texts.known().replace("{name}", name);
        }
    }

    /** The greeting to ask for now, {@code null} if it isn't time or there is none. Given once. */
    StartResponse take(long now) {
        if (identification.take(now)) {
            identified = true;
        }
        if (spoken || held || !streaming || !sessionReady || !identified) {
            return null;
        }
        spoken = true;
        identification.clear();
        return text.isBlank() ? null : Exactly.say(text);
    }

    /** A name comes from a customer's record and goes into instructions: letters, and what stands in names, nothing that could instruct. */
    private static String firstName(String name) {
        String first = name.strip().split("\\s+")[0].replaceAll("[^\\p{L}\\p{M}'’.-]", "");
        return first.length() > LONGEST_NAME ? "" : first;
    }

    /** Not before it is known whether there is one. */
    void hold() {
        held = true;
    }

    /** There is one after all. */
    void release() {
        held = false;
    }

    /** There is none: the call goes on. */
    void leaveOut() {
        spoken = true;
        identification.clear();
    }

    /** Whether the call has been opened, so that it is the caller's turn if nobody speaks. */
    boolean over() {
        return spoken;
    }

    long deadline() {
        return identification.at();
    }
}
