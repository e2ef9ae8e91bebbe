package io.trunkline.call;

/** Names of the tools that the call itself answers or carries out. The bridge declares them to the model; all others run elsewhere. */
public final class BuiltInTools {

    /** {@code {outcome}}: the agent said goodbye. */
    public static final String END_CALL = "end_call";
    /** {@code {reason, summary, urgency}}: a human must take over. */
    public static final String ESCALATE = "escalate_to_human";
    /** {@code {agent}}: another voice agent must take over. */
    public static final String TRANSFER = "transfer_to_agent";
    /** {@code {intent, fields, confidence, next}}: the agent's decision, for the log. */
    public static final String RECORD = "record_decision";

    private BuiltInTools() {
    }
}
