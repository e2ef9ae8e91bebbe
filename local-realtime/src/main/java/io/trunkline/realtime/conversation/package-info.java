/**
 * The memory of a session: items in order, as clients create, read, cut and delete them. What was cut off is gone, so
 * nothing here claims the caller heard what they didn't.
 */
package io.trunkline.realtime.conversation;
