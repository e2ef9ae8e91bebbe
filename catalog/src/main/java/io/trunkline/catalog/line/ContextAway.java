package io.trunkline.catalog.line;

/** What becomes of new callers of a line while Redis, where the context of calls is kept, can't be reached. */
public enum ContextAway {
    /** They get a person. */
    OPERATOR,
    /** The line's voice agent serves them: without history and menu, and bounded by the bridges' own capacity alone. */
    SERVE
}
