package io.trunkline.lab.run;

import java.util.List;
import java.util.stream.Stream;

/** Whether a call was what its script asks for. */
public record Verdict(List<Check> checks) {

    /**
     * One demand.
     *
     * @param line   of the script; 0 for what every call must be
     * @param demand in words
     * @param met    whether it is so
     * @param found  what was there instead, or where
     */
    public record Check(int line, String demand, boolean met, String found) {
    }

    public Verdict {
        checks = List.copyOf(checks);
    }

    /** The same with more demands. */
    public Verdict and(List<Check> more) {
        return new Verdict(Stream.concat(checks.stream(), more.stream()).toList());
    }

    /** All demands are met. */
    public boolean good() {
        return checks.stream().allMatch(Check::met);
    }

    /** The demands that are not met. */
    public List<Check> failures() {
        return checks.stream().filter(check -> !check.met()).toList();
    }
}
