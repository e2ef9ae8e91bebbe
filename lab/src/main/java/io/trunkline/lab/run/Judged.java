package io.trunkline.lab.run;

/** A call and what is thought of it. */
public record Judged(CallResult call, Verdict verdict) {

    /** Everything was as the script demands. */
    public boolean good() {
        return verdict.good();
    }
}
