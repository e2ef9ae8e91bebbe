package io.trunkline.call.session;

import io.trunkline.call.CallNotice.HostedToolJudged;
import io.trunkline.call.CallNotice.HostedToolUsed;
import io.trunkline.call.CallNotice.ModelTrouble;
import io.trunkline.call.Effects;
import io.trunkline.call.manner.Manner;
import io.trunkline.call.model.ModelCommand.AnswerApproval;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelEvent.ApprovalRequested;
import io.trunkline.call.model.ModelEvent.HostedToolEnded;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Tools that the provider runs itself: what it asks is answered by the voice agent's list and told, and it is made to speak when it is done and doesn't by itself. */
final class HostedTools {

    /** Whether a provider goes on by itself after its tool is not written anywhere: it gets so long. */
    private static final Duration GOES_ON = Duration.ofMillis(1000);
    /** A model gone wild must not fill memory. */
    private static final int MAX_SEEN = 1000;

    private final Responses responses;
    private final Set<String> seen = new HashSet<>();
    private final Deadline goesOn = new Deadline();
    private Manner manner;
    private boolean ended;

    HostedTools(Manner manner, Responses responses) {
        this.manner = manner;
        this.responses = responses;
    }

    void become(Manner other) {
        manner = other;
    }

    void asked(ApprovalRequested asked, Effects out) {
        if (isNew(asked.approvalId())) {
            boolean approved = manner.approved().contains(asked.server() + "/" + asked.name());
            out.model(new AnswerApproval(asked.approvalId(), approved, approved ? "allowed for this agent" : "not allowed for this agent"));
            out.notice(new HostedToolJudged(asked.server(), asked.name(), asked.argumentsJson(), approved));
        }
    }

    void ended(HostedToolEnded tool, Effects out) {
        if (isNew(tool.itemId())) {
            ended = true;
            out.notice(new HostedToolUsed(tool.server(), tool.name(), tool.ok()));
        }
    }

    /** The provider couldn't learn what a server offers: the agent goes on without its tools. */
    void missing(Effects out) {
        out.notice(new ModelTrouble("mcp_list_tools_failed", false));
    }

    void responseStarted() {
        goesOn.clear();
    }

    /** {@code heard}: the caller heard something after the tool, in the same response. */
    void responseDone(boolean heard, long now) {
        if (ended && !heard) {
            goesOn.set(now, GOES_ON);
        }
        ended = false;
    }

    void settle(long now) {
        if (goesOn.take(now)) {
            responses.request(StartResponse.plain());
        }
    }

    /** Whether a tool's outcome waits to be spoken about. */
    boolean pending() {
        return ended || goesOn.isSet();
    }

    long deadline() {
        return goesOn.at();
    }

    private boolean isNew(String id) {
        return seen.size() < MAX_SEEN && seen.add(id);
    }
}
