/**
 * The mind that follows a dialogue written in a file: it understands a turn, takes the steps the dialogue names, and never
 * leaves a caller without an answer. A new scenario is a new file, see docs/dialogues.md.
 */
package io.trunkline.realtime.dialogue;
