package io.trunkline.lab.carrier;

import java.time.Duration;
import java.util.Map;

/** One entry of a leg's timeline. {@code atNanos} is the carrier's monotonic clock, the one {@link Phone} sees. */
public sealed interface CarrierEvent {

    /** When it happened, monotonic nanoseconds. */
    long atNanos();

    /** The person dialled. */
    record Dialled(long atNanos, String from, String to) implements CarrierEvent {}

    /** A webhook that asks for TwiML went out; {@code url} is the public one. */
    record WebhookPosted(long atNanos, String url, Map<String, String> parameters) implements CarrierEvent {}

    /** Its answer; {@code httpStatus} 0 means none came. */
    record WebhookAnswered(long atNanos, String url, int httpStatus, String body, Duration took) implements CarrierEvent {}

    /** A status or stream-status callback was delivered; {@code httpStatus} 0 means it could not be. */
    record StatusDelivered(long atNanos, String url, Map<String, String> parameters, int httpStatus) implements CarrierEvent {}

    /** The leg was answered. */
    record Answered(long atNanos) implements CarrierEvent {}

    /** A TwiML verb began: {@code Say Play Pause Gather Connect Redirect Enqueue Dial Record Hangup Reject}. */
    record VerbStarted(long atNanos, String verb) implements CarrierEvent {}

    /** Something the carrier itself says (Say, error announcement) began to be heard. */
    record Spoken(long atNanos, String text) implements CarrierEvent {}

    /** A key was pressed. */
    record KeyPressed(long atNanos, char key) implements CarrierEvent {}

    /** A Gather ended; empty digits mean it timed out. */
    record DigitsGathered(long atNanos, String digits) implements CarrierEvent {}

    /** The media socket is open and {@code start} was sent. */
    record StreamStarted(long atNanos, String streamSid, String url) implements CarrierEvent {}

    /** First audio from the other side since the start, the last clear, or a playout that ran empty. */
    record PlayoutStarted(long atNanos, String streamSid) implements CarrierEvent {}

    /** Everything received was played. */
    record PlayoutEmpty(long atNanos, String streamSid) implements CarrierEvent {}

    /** A mark was received behind {@code bufferedMillis} of unplayed audio. */
    record MarkReceived(long atNanos, String name, long bufferedMillis) implements CarrierEvent {}

    /** A mark was returned; {@code cleared} if its audio was dropped and not heard. */
    record MarkReturned(long atNanos, String name, boolean cleared) implements CarrierEvent {}

    /** The other side dropped the audio not yet played. */
    record Cleared(long atNanos, long droppedMillis, int marksReturned) implements CarrierEvent {}

    /**
     * The stream is over. {@code reason}: {@code caller-hung-up}, {@code twiml-replaced}, {@code closed-by-server}, {@code socket-lost},
     * {@code rejected}, {@code protocol-error} and so on; {@code errorCode} 0 when it is no error (Twilio's codes 31901 to 31924).
     */
    record StreamEnded(long atNanos, String streamSid, String reason, int errorCode) implements CarrierEvent {}

    /** New instructions came by the REST API. */
    record CallUpdated(long atNanos, Map<String, String> parameters) implements CarrierEvent {}

    /** The caller waits in a queue. {@code taskJson} are the task's attributes, empty without a workflow. */
    record Enqueued(long atNanos, String queue, String workflowSid, int priority, String taskJson) implements CarrierEvent {}

    /** A human took the call. */
    record HumanPickedUp(long atNanos, String queue) implements CarrierEvent {}

    /** The human began to say this. */
    record HumanSpoke(long atNanos, String text) implements CarrierEvent {}

    /** The human put the phone down. */
    record HumanLeft(long atNanos) implements CarrierEvent {}

    /** A Dial began to ring {@code target}. */
    record Dialling(long atNanos, String target) implements CarrierEvent {}

    /** The carrier logged an error or warning of ours under Twilio's code. */
    record ErrorRecorded(long atNanos, int code, String message) implements CarrierEvent {}

    /** The leg is over. */
    record Ended(long atNanos, String status, String reason) implements CarrierEvent {}
}
