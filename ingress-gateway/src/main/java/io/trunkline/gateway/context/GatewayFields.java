package io.trunkline.gateway.context;

/** Fields of the call hash that only the gateway reads. */
public final class GatewayFields {
    public static final String RINGING = "ringing";
    public static final String STREAMING = "streaming";
    public static final String MOVING = "moving";
    public static final String QUEUED = "queued";
    /** Waits for a voice agent, with music. */
    public static final String HOLDING = "holding";
    /** Was promised to be called back. */
    public static final String CALL_BACK = "callBack";
    /** Leaves a message, or has left one. */
    public static final String VOICEMAIL = "voicemail";
    /** Said nothing when they could leave a message. */
    public static final String NO_MESSAGE = "noMessage";
    /** In the menu without voice agents. */
    public static final String CLASSIC = "classic";
    public static final String ENDED = "ended";

    /** Why there was no voice agent, as of a placement. */
    public static final String OVERFLOW_REASON = "overflowReason";
    /** How many steps of the line's overflow are done. */
    public static final String OVERFLOW_STEP = "overflowStep";
    /** Since when the caller holds, epoch ms of Redis. */
    public static final String HOLDING_SINCE = "holdingSince";
    /** There when the carrier has said where a message is kept. */
    public static final String MESSAGE_STORED = "messageStored";

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

    /** There while such an answer is being made. */
    static String claim(String answer) {
        return "claim:" + answer;
    }

    private GatewayFields() {
    }
}
