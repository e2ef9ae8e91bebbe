package io.trunkline.call.resume;

/** Where a conversation stood when its bridge was lost. */
public enum Standing {
    /** Nobody had said anything: it begins as any call. */
    NEW,
    /** The agent had finished, and the caller hadn't begun. */
    CALLERS_TURN,
    /** The agent was speaking. */
    AGENT_SPEAKING,
    /** The caller was speaking, or nobody had written down yet what they said: those words are lost. */
    CALLER_SPEAKING,
    /** The caller had spoken, or a tool had answered, and the agent hadn't begun to answer. */
    ANSWER_DUE,
    /** The context can't be read. */
    UNKNOWN
}
