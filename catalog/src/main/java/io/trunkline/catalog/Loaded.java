package io.trunkline.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** What reading a configuration directory came to. */
public sealed interface Loaded {
    record Valid(Catalog catalog) implements Loaded {}

    /** All problems at once, so that one restart is enough to mend them. */
    record Invalid(List<Problem> problems) implements Loaded {}

    /** @return the catalog, or an exception whose message lists every problem: for a process that can't start without */
    default Catalog orThrow() {
        return switch (this) {
            case Valid valid -> valid.catalog();
            case Invalid invalid -> throw new IllegalStateException("configuration can't be used:\n"
                    + invalid.problems().stream().map(p -> "  " + p).collect(Collectors.joining("\n")));
        };
    }
}
