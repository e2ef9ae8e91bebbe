package io.trunkline.call.session;

import io.trunkline.call.Effects;
import io.trunkline.call.manner.Fillers;
import io.trunkline.call.manner.Manner;
import io.trunkline.call.manner.Phrases;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.session.ToolCalls.Open;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The sentence for a tool that takes a while: once for each call, only into silence, and taken back if the answer comes before anything of it was heard. */
final class Filler {

    private static final long NO = -1;

    private Fillers fillers;
    private final ToolCalls calls;
    private final Responses responses;
    private final Set<String> told = new HashSet<>();
    private Phrases phrases;
    private StartResponse asked;
    private long stillSince = NO;
    private int said;

    Filler(Manner manner, ToolCalls calls, Responses responses) {
        become(manner);
        this.calls = calls;
        this.responses = responses;
    }

    void become(Manner other) {
        fillers = other.fillers();
        phrases = other.phrases();
    }

    /** Asks for the sentence if it is time. {@code still}: nobody speaks, nothing is being said or about to be. */
    void settle(boolean still, long now) {
        stillSince = !still ? NO : stillSince == NO ? now : stillSince;
        Open slow = slowest();
        if (slow == null || now < due(slow)) {
            return;
        }
        calls.open().forEach(call -> told.add(call.toolCallId()));
        asked = Exactly.say(sentence(slow.name()));
        responses.request(asked);
    }

    /** An answer is there: the sentence is of no use any more, unless the caller hears it already. */
    void answered(boolean heard, Effects out) {
        if (asked != null && calls.open().isEmpty()) {
            responses.takeBack(asked, heard, out);
            asked = null;
        }
    }

    private String sentence(String tool) {
        String own = fillers.sentences().get(tool);
        return own != null ? own : phrases.fillers().get(said++ % phrases.fillers().size());
    }

    /** The call that is first to be spoken about. */
    private Open slowest() {
        Open first = null;
        for (Open call : calls.open()) {
            if (!told.contains(call.toolCallId()) && (first == null || due(call) < due(first))) {
                first = call;
            }
        }
        return first;
    }

    private long due(Open call) {
        Duration after = fillers.after(call.name());
        return stillSince == NO || after.isZero() ? Deadline.NEVER : Math.max(stillSince, call.openedAt()) + after.toNanos();
    }

    long deadline() {
        Open slow = slowest();
        return slow == null ? Deadline.NEVER : due(slow);
    }
}
