/** What a caller meant by words that a recogniser got nearly right: intents, yes and no, and the values of slots. Pure. */
package io.trunkline.realtime.dialogue.hearing;
