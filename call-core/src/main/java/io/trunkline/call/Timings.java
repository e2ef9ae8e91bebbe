package io.trunkline.call;

import java.time.Duration;

/**
 * How long a call waits for what.
 *
 * @param unclaimed for a stream, before the prepared session is given up
 * @param sessionReady for the model's session, once the stream is there
 * @param identification for the caller's name, from the stream's start, before the polite greeting is used: as long as a person takes to say hello
 * @param answer for any sign of the model when an answer is due and a response has begun
 * @param tool for a tool's answer
 * @param keyGap between keys of one number
 * @param goodbye for the goodbye to be played
 * @param announcement for the explanation of a hand-over to be played
 * @param clip for the apology to be played
 * @param move for the carrier to move the leg, once that was asked for; then the stream is closed, so that the gateway is asked what next
 * @param markEvery so much audio, a mark
 * @param uplinkBuffer of caller audio, kept until the session is ready; the oldest goes first
 * @param renewal of a session, so long after it became ready
 * @param recovery for another session in place of one that failed, all models of the list together; then an operator is fetched
 * @param moment for an answer to begin, before the caller hears that it takes a moment; twice as long for its first sound, once it has begun
 * @param silent for an answer to begin, before the model counts as silent and another is tried
 */
public record Timings(Duration unclaimed, Duration sessionReady, Duration identification, Duration answer, Duration tool, Duration keyGap, Duration goodbye,
        Duration announcement, Duration clip, Duration move, Duration markEvery, Duration uplinkBuffer, Duration renewal,
        Duration recovery, Duration moment, Duration silent) {

    public static final Timings DEFAULT = new Timings(Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofMillis(1200), Duration.ofSeconds(10),
            Duration.ofSeconds(8), Duration.ofMillis(1500), Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(6), Duration.ofSeconds(10), Duration.ofMillis(250),
            Duration.ofSeconds(1));

    /** With sessions that are renewed after 50 minutes, 6 s to replace one, and a model that is missed after 1.5 s and replaced after 4 s. */
    public Timings(Duration unclaimed, Duration sessionReady, Duration identification, Duration answer, Duration tool, Duration keyGap, Duration goodbye,
            Duration announcement, Duration clip, Duration move, Duration markEvery, Duration uplinkBuffer) {
        this(unclaimed, sessionReady, identification, answer, tool, keyGap, goodbye, announcement, clip, move, markEvery, uplinkBuffer, Duration.ofMinutes(50),
                Duration.ofSeconds(6), Duration.ofMillis(1500), Duration.ofSeconds(4));
    }

    public Timings withTool(Duration other) {
        return new Timings(unclaimed, sessionReady, identification, answer, other, keyGap, goodbye, announcement, clip, move, markEvery, uplinkBuffer, renewal,
                recovery, moment, silent);
    }

    public Timings withSessions(Duration otherRenewal, Duration otherRecovery) {
        return new Timings(unclaimed, sessionReady, identification, answer, tool, keyGap, goodbye, announcement, clip, move, markEvery, uplinkBuffer, otherRenewal,
                otherRecovery, moment, silent);
    }

    public Timings withAnswers(Duration otherMoment, Duration otherSilent) {
        return new Timings(unclaimed, sessionReady, identification, answer, tool, keyGap, goodbye, announcement, clip, move, markEvery, uplinkBuffer, renewal,
                recovery, otherMoment, otherSilent);
    }
}
