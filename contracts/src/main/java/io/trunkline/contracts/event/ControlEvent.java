package io.trunkline.contracts.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.trunkline.contracts.Caller;
import io.trunkline.contracts.Disposition;
import io.trunkline.contracts.Trust;
import io.trunkline.contracts.Urgency;
import java.time.Instant;
import java.util.Map;

/**
 * What services tell each other on Kafka. Each record's wire type is in {@link EventType}; fields may be added,
 * never renamed or removed within a version. Text of callers and agents is redacted before it gets here.
 */
public sealed interface ControlEvent {

    /** @return the call this is about, a ULID */
    String callId();

    /** @return when it happened, wall clock of the service that says so */
    Instant at();

    /** A carrier's webhook announced a call. {@code attestation}: the carrier's word on the number, empty when none. */
    record CallReceived(String callId, Instant at, String callSid, String line, String attestation, boolean withheld) implements ControlEvent {}

    /** The gateway chose a bridge. {@code attempt} is 1 for the first stream and grows with each resume. */
    record CallPlaced(String callId, Instant at, String bridge, String agent, int attempt) implements ControlEvent {}

    /** The carrier's media stream was accepted. {@code setupMillis}: since the webhook. */
    record StreamStarted(String callId, Instant at, String bridge, String streamSid, long setupMillis) implements ControlEvent {}

    /** The model's session is open and configured. */
    record SessionReady(String callId, Instant at, String model, String agent, long setupMillis) implements ControlEvent {}

    /** The CRM knows the caller. */
    record CallerIdentified(String callId, Instant at, String customerId, Trust trust) implements ControlEvent {}

    /**
     * One side finished speaking. {@code side} is {@code caller} or {@code agent}; {@code text} what was said, for an
     * interrupted agent turn what the caller heard of it; {@code heardMillis} audio heard; {@code estimated} whether the
     * cut in the text is by proportion.
     */
    record TurnCompleted(String callId, Instant at, int turn, String side, String text, long heardMillis,
            boolean interrupted, boolean estimated) implements ControlEvent {}

    /** The caller spoke over the agent. {@code playedMillis}: how much of the item was heard; {@code reactionMicros}: until the carrier was told. */
    record BargedIn(String callId, Instant at, String itemId, long playedMillis, long reactionMicros) implements ControlEvent {}

    /** Keys were pressed; which ones is nobody's business. */
    record KeysPressed(String callId, Instant at, int count) implements ControlEvent {}

    /** The voice agent's structured note of what it understood and does next. */
    record DecisionRecorded(String callId, Instant at, String agent, String intent, Map<String, String> fields,
            String confidence, String next) implements ControlEvent {}

    /** Another voice agent took the call over. */
    record AgentSwitched(String callId, Instant at, String from, String to, String why) implements ControlEvent {}

    /**
     * The model wants something done. {@code arguments} is the model's text, which need not be JSON; {@code replyPartition}
     * is the partition of {@code tool-results} the bridge reads; {@code idempotencyKey} is equal for redeliveries.
     */
    record ToolCallRequested(String callId, Instant at, String toolCallId, String tool, String arguments, String agent,
            String line, Caller caller, Instant deadline, int replyPartition, String idempotencyKey) implements ControlEvent {}

    /** The outcome of a tool call: {@code display} is the sentence the agent can say, never empty. */
    record ToolCallFinished(String callId, Instant at, String toolCallId, String tool, ToolStatus status,
            JsonNode output, String display, long durationMillis) implements ControlEvent {}

    /** What was run for whom, for the records: inputs and output with card numbers and secrets masked. */
    record ToolCallAudited(String callId, Instant at, String toolCallId, String tool, String agent, String customerId,
            Trust trust, JsonNode inputs, JsonNode output, String display, ToolStatus status, long durationMillis) implements ControlEvent {}

    /**
     * A human is needed. With {@link EscalationMode#ANNOUNCE} the voice agent explains first and the leg moves after
     * {@link EscalationAnnounced}; with {@link EscalationMode#IMMEDIATE} the gateway routes the leg itself.
     * {@code toolCallId} is null when the caller, not the model, asked.
     */
    record EscalationRequested(String callId, Instant at, String toolCallId, String reason, String summary, Urgency urgency,
            String department, String agent, String line, String callSid, Caller caller, EscalationMode mode,
            int replyPartition) implements ControlEvent {}

    /** The caller has heard the explanation: the leg may move. */
    record EscalationAnnounced(String callId, Instant at, String toolCallId) implements ControlEvent {}

    /** Where a transfer stands. */
    record TransferUpdated(String callId, Instant at, TransferState state, String queue, String reason, Urgency urgency) implements ControlEvent {}

    /** What a call has cost so far, all in. Token counts are sums; cached ones are inside the others. */
    record UsageUpdated(String callId, Instant at, String model, String agent, long inputTextTokens, long inputAudioTokens,
            long cachedTokens, long outputTextTokens, long outputAudioTokens, double costUsd) implements ControlEvent {}

    /** Something went wrong and was dealt with; {@code code} is from a fixed set, {@code detail} holds no personal data. */
    record CallFaulted(String callId, Instant at, String code, String detail) implements ControlEvent {}

    /**
     * How good the call was for the caller on this bridge, told when the stream ends. Shares are 0 to 1. The line: {@code jitterMillis} (RFC 3550), {@code loss}
     * and {@code late} of the caller's audio, {@code roundTripMillis} to the carrier (0 unknown), {@code rating} and {@code opinion} estimated by the E-model (ITU-T G.107).
     * The talk: {@code silence} of the caller, {@code agentSpeaking}, {@code talkOver} of both. The waiting, at the caller's ear: {@code answers} heard, how many
     * {@code answersWithin500} milliseconds of the caller's last sound, {@code slowestAnswerMillis}, {@code deadAirMillis} in stretches of two seconds and more.
     */
    record CallMeasured(String callId, Instant at, String bridge, long heardMillis, double jitterMillis, double loss, double late, double roundTripMillis,
            double rating, double opinion, double silence, double agentSpeaking, double talkOver, int answers, int answersWithin500,
            long slowestAnswerMillis, long deadAirMillis) implements ControlEvent {}

    /**
     * The caller was promised that somebody calls them. Whom stands in the call's hash ({@code CallFields.CALL_BACK_NUMBER}); {@code number} has its last four digits
     * only, {@code caller} neither number nor name. {@code waitedMillis}: since the call began; {@code department} may be null.
     */
    record CallBackRequested(String callId, Instant at, String line, String department, String number, Caller caller, long waitedMillis) implements ControlEvent {}

    /** The caller left a message: where the carrier keeps it, and how long it is. {@code caller} has neither number nor name. */
    record VoicemailLeft(String callId, Instant at, String line, String department, String callSid, Caller caller, String recordingUrl,
            long durationMillis) implements ControlEvent {}

    /** A bridge let go of the stream. {@code outcome}: resolved, unresolved, operator, transfer, lost, hung_up, failed. */
    record StreamEnded(String callId, Instant at, String bridge, String outcome, long durationMillis) implements ControlEvent {}

    /** The end of the call; written once, by the gateway. {@code costUsd}: as far as a bridge had added it up, null if none had. */
    record CallEnded(String callId, Instant at, Disposition disposition, String reason, long durationMillis, Double costUsd) implements ControlEvent {

        public CallEnded(String callId, Instant at, Disposition disposition, String reason, long durationMillis) {
            this(callId, at, disposition, reason, durationMillis, null);
        }
    }

    /** An event of a type this version doesn't know: pass by and count. */
    record Unrecognized(String callId, Instant at, String type) implements ControlEvent {}
}
