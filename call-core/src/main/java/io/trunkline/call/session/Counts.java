package io.trunkline.call.session;

import io.trunkline.call.CallCounters;

/** The running counts of a call; see {@link CallCounters} for what each means. */
final class Counts {

    long framesIn;
    long framesOut;
    long framesMissing;
    long droppedBeforeStart;
    long droppedAfterStop;
    long droppedUplink;
    long droppedDownlink;
    long lateToolResults;
    long unrecognized;
    long malformed;
    long staleMarks;
    long harmlessErrors;

    CallCounters snapshot() {
        return new CallCounters(framesIn, framesOut, framesMissing, droppedBeforeStart, droppedAfterStop, droppedUplink, droppedDownlink, lateToolResults,
                unrecognized, malformed, staleMarks, harmlessErrors);
    }
}
