package io.trunkline.realtime.dialogue;

import io.trunkline.realtime.dialogue.graph.Step;
import io.trunkline.realtime.dialogue.hearing.Candidates;

import java.util.List;

/** What a turn of the caller comes to. */
sealed interface Decision {

    /** A rule applies: of an intent, of yes or no, of a key, of a slot that was volunteered. */
    record Follow(String name, double confidence, List<Step> steps) implements Decision {}

    /** The slot that was asked for is known. */
    record Fill(String slot, Candidates value) implements Decision {}

    /** A slot that was known is something else. */
    record Correct(String slot, Candidates value, String next) implements Decision {}

    /** A piece of the slot that was asked for. */
    record Piece(String part) implements Decision {}

    /** Nothing was meant by it, or it only means: go on. */
    record GoOn() implements Decision {}

    /** Not understood. */
    record Lost() implements Decision {}
}
