package io.trunkline.lab.carrier.verb;

import java.util.Map;

/** Where a verb stands after a tick. */
public sealed interface Progress {

    Progress RUNNING = new Running();
    Progress DONE = new Done();

    /** Goes on; the frame of this tick is used up. */
    record Running() implements Progress {}

    /** Over; the next verb follows within the same tick. */
    record Done() implements Progress {}

    /** Over; {@code url} (relative to the document, empty for itself) has the next document. */
    record Ask(String url, String method, Map<String, String> parameters) implements Progress {}

    /** Over, and so is the call. */
    record Over(String status, String reason) implements Progress {}
}
