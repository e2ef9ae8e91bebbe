package io.trunkline.realtime.dialogue;

/**
 * A sentence that was said.
 *
 * @param text     the sentence
 * @param again    what to say should the caller have cut it off; empty when it no longer matters then
 * @param question whether the caller's answer belongs to it
 */
record Said(String text, String again, boolean question) {}
