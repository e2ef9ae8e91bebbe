package io.trunkline.realtime.mind;

import java.util.List;

/**
 * The thinking of one session. Opened by a {@link MindFactory}, owned by that session: every method is called on one
 * thread at a time (the session's), in the order in which things happened, and should return within some 20 ms since
 * the session hears nothing meanwhile. It never blocks on a network.
 */
public interface Mind {

    /**
     * Answers one stimulus. When several are waiting at a {@code response.create} (say two function outputs), each is
     * given in the order of its arrival and the replies become one response.
     *
     * @param session the session as it is now; instructions and tools may have changed since the last call
     * @return what to say and which tools to call, possibly nothing
     */
    Reply respond(Stimulus stimulus, SessionView session);

    /** How the next thing the caller says should be listened to. Asked for after each {@link #respond}. */
    Expectation expecting();

    /**
     * An utterance was cut off: the caller didn't hear this text, so the conversation must not assume it.
     *
     * @param unheardText every sentence of the utterance that was not heard to its end, in order; never blank
     */
    void forgotten(String unheardText);

    /**
     * A tool call of the last reply was not made: the caller interrupted before it was sent, or the session doesn't
     * offer the tool. No {@link Stimulus.ToolReturned} will come for it.
     */
    default void notCalled(Act.CallTool call) {}

    /**
     * What was said in a session before this one, as the client tells it: the conversation goes on where it stood. Given in the order in which it was said, before
     * anything of it is to be answered here.
     *
     * @param caller what the caller said, one entry a turn; empty when the agent spoke twice in a row
     * @param agent  what the agent said next
     */
    default void remembers(List<String> caller, String agent) {}
}
