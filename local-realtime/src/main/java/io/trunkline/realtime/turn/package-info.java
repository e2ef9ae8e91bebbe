/**
 * The caller's side of a conversation: received audio in, turns out. Every position is in milliseconds of audio received
 * since the session began, never of a clock.
 */
package io.trunkline.realtime.turn;
