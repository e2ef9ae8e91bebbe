package io.trunkline.lab.script;

import java.util.List;

/** What became of reading a script. */
public sealed interface ParsedScript {

    /** It can be played. */
    record Good(CallScript script) implements ParsedScript {
    }

    /** It can't: every fault that was found, in the order of the lines. */
    record Bad(List<Fault> faults) implements ParsedScript {

        public Bad {
            faults = List.copyOf(faults);
        }
    }

    /** The script, or an exception with all faults: for callers whose scripts are part of the build. */
    default CallScript orThrow() {
        return switch (this) {
            case Good good -> good.script();
            case Bad bad -> throw new IllegalArgumentException(String.join("\n",
                    bad.faults().stream().map(Fault::toString).toList()));
        };
    }
}
