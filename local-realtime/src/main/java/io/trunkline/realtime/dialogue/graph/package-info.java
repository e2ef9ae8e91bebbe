/** A voice agent's dialogue as data: its states, intents and slots, and how they are read from a file. Pure, immutable. */
package io.trunkline.realtime.dialogue.graph;
