/** Recorded calls on their way to the disk, for looking into single calls; see {@link io.trunkline.call.recording.RecordedCall}. */
package io.trunkline.bridge.recording;
