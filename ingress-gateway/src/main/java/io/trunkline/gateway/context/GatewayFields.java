package io.trunkline.gateway.context;

/** Fields of the call hash that only the gateway reads. */
public final class GatewayFields {
    public static final String RINGING = "ringing";
    public static final String STREAMING = "streaming";
    public static final String MOVING = "moving";
    public static final String QUEUED = "queued";
    public static final String ENDED = "ended";

    /** The human's queue the leg is in or on its way to. */
    public static final String QUEUE = "queue";
    /** The TwiML of a move by call control, to be repeated if the carrier asks instead of obeying. */
    public static final String MOVE_TWIML = "moveTwiml";
    /** Epoch ms since when a move is under way. */
    public static final String MOVING_SINCE = "movingSince";
    /** The state to go back to when a move fails. */
    public static final String BEFORE_MOVE = "beforeMove";
    /** Highest {@code SequenceNumber} of the status callbacks seen. */
    public static final String SEQUENCE = "sequence";
    /** Why the call ended. */
    public static final String END_REASON = "endReason";
    /** How waiting in a queue ended, the carrier's {@code QueueResult}. */
    public static final String QUEUE_RESULT = "queueResult";
    /** {@code true} when the number may be believed. */
    public static final String NUMBER_TRUSTED = "numberTrusted";

    /** Where the answer to a carrier's question is kept, such as {@code answer:resume:2}. */
    public static String answer(String question) {
        return "answer:" + question;
    }

    private GatewayFields() {
    }
}
