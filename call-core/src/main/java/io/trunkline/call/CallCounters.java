package io.trunkline.call;

/**
 * What a call counted.
 *
 * @param framesIn audio frames from the carrier
 * @param framesOut audio messages to the carrier
 * @param framesMissing by gaps in the carrier's sequence
 * @param droppedBeforeStart audio before the stream was accepted
 * @param droppedAfterStop audio after the stream ended
 * @param droppedUplink caller audio that the model couldn't take yet
 * @param droppedDownlink model audio of a response that was cut short
 * @param lateToolResults answers nobody waited for any more
 * @param unrecognized messages of a kind we don't know, from either side
 * @param malformed messages that couldn't be read, from either side
 * @param staleMarks marks returned by a clear, or never sent
 * @param harmlessErrors provider errors that mean nothing
 */
public record CallCounters(long framesIn, long framesOut, long framesMissing, long droppedBeforeStart, long droppedAfterStop, long droppedUplink,
        long droppedDownlink, long lateToolResults, long unrecognized, long malformed, long staleMarks, long harmlessErrors) {
}
