package io.trunkline.lab.carrier.twiml;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a TwiML document tells the carrier to do, one after the other. URLs are as written; an empty text means the attribute is absent. */
public sealed interface Verb {

    /** The element's name. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** Speak; {@code loop} 0 means for ever. */
    record Say(String text, int loop) implements Verb {}

    /** Play keys ({@code digits}) or the sound at {@code url}; {@code loop} 0 means for ever. */
    record Play(String url, String digits, int loop) implements Verb {}

    /** Be silent. */
    record Pause(Duration length) implements Verb {}

    /** Collect keys while {@code prompts} (Say, Play, Pause) are heard. {@code numDigits} 0 means any number. */
    record Gather(
            boolean dtmf,
            String action,
            String method,
            Duration timeout,
            int numDigits,
            String finishOnKey,
            boolean actionOnEmptyResult,
            List<Verb> prompts)
            implements Verb {}

    /** Give the call's audio to a stream until it ends. */
    record Connect(String action, String method, Stream stream) implements Verb {}

    /** Where a stream goes. */
    record Stream(String url, String name, Map<String, String> parameters, String statusCallback, String statusCallbackMethod) {}

    /** Go on with another document. */
    record Redirect(String url, String method) implements Verb {}

    /** Wait in a queue: of a workflow with a task's attributes, or {@code queue} by name. */
    record Enqueue(
            String workflowSid,
            String queue,
            String taskJson,
            int priority,
            String action,
            String method,
            String waitUrl,
            String waitUrlMethod)
            implements Verb {}

    /** Call somebody and connect both; {@code noun} is {@code Number Conference Queue Sip Client}. */
    record Dial(String noun, String target, String action, String method, Duration timeout) implements Verb {}

    /** Record what the caller says. */
    record Record(String action, String method, Duration timeout, String finishOnKey, Duration maxLength, boolean playBeep)
            implements Verb {}

    /** End the call. */
    record Hangup() implements Verb {}

    /** Don't answer; {@code reason} is {@code rejected} or {@code busy}. */
    record Reject(String reason) implements Verb {}

    /** Leave the queue (in a queue's waiting document only). */
    record Leave() implements Verb {}
}
