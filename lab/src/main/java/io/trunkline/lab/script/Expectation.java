package io.trunkline.lab.script;

import java.util.List;

/** What must be true after a call; judged by what was recorded and by what the system did. */
public sealed interface Expectation {

    /** The line of the script, from 1. */
    int line();

    /** The caller heard this, behind everything the hear-lines before asked for. */
    record Hears(Phrase phrase, int line) implements Expectation {
    }

    /** The caller heard this at no time. */
    record NeverHears(Phrase phrase, int line) implements Expectation {
    }

    /** The caller heard music, behind everything the hear-lines before asked for. */
    record HearsMusic(int line) implements Expectation {
    }

    /** The far side stopped within so many milliseconds when the caller spoke over it. */
    record StopsWhenInterrupted(int withinMs, int line) implements Expectation {
    }

    /** A tool ran ({@code wanted}) or did not; fields of its input, output, status and display. */
    record ToolRan(String tool, List<FieldCheck> fields, boolean wanted, int line) implements Expectation {
    }

    /** The call ended with this disposition. */
    record EndedAs(String disposition, int line) implements Expectation {
    }

    /** This side ended the call. */
    record EndedBy(Side side, int line) implements Expectation {
    }

    /** The call was handed to a human ({@code wanted}) or was not; fields of the hand-over. */
    record Escalated(List<FieldCheck> fields, boolean wanted, int line) implements Expectation {
    }

    /** The CRM has an interaction of this call ({@code wanted}) or has none. */
    record CrmInteraction(List<FieldCheck> fields, boolean wanted, int line) implements Expectation {
    }

    /** Who ended a call. */
    enum Side { CALLER, AGENT }
}
