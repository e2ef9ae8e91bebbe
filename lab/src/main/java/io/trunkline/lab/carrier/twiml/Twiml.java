package io.trunkline.lab.carrier.twiml;

import java.util.List;

/** A document as read. */
public sealed interface Twiml {

    /** The verbs in order, and what was passed over: attributes nobody knows (Twilio's warning 12200). */
    record Program(List<Verb> verbs, List<String> warnings) implements Twiml {}

    /** Can't be followed (Twilio's error 12100). */
    record Broken(String message) implements Twiml {}

    /** Reads a document. Never throws, whatever the text. */
    static Twiml parse(String xml) {
        return new TwimlReader().read(xml);
    }
}
