package io.trunkline.bridge.session;

import io.trunkline.call.CallInput;
import io.trunkline.call.CallNotice.TextReady;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What we ask the model beside the conversation, and who waits for the answer. Owned by the media loop. */
final class Texts {
    /** A summary for a human who waits for the call: one that takes longer is of no use. */
    static final Duration SUMMARY = Duration.ofSeconds(2);
    static final String SUM_UP = "Sum up this phone call for the colleague who takes it over: what the caller wants, what is known of it, what was done, what is "
            + "still open. Four short sentences at most, nothing else.";

    private final Consumer<CallInput> input;
    private final Map<String, Consumer<String>> waiting = new HashMap<>();
    private int asked;

    Texts(Consumer<CallInput> input) {
        this.input = input;
    }

    /** @param then given the text, {@code ""} if there is none; on the media loop, always */
    void ask(String instructions, Duration patience, Consumer<String> then) {
        String id = "text-" + ++asked;
        waiting.put(id, then);
        input.accept(new CallInput.TextWanted(id, instructions, patience));
    }

    void ready(TextReady text) {
        Consumer<String> then = waiting.remove(text.askId());
        if (then != null) {
            then.accept(text.text());
        }
    }
}
