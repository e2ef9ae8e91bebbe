/** The three audio formats of the wire, in and out. */
package io.trunkline.realtime.audio;
