package io.trunkline.lab.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Lines for people who wait. */
public interface Progress {

    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void ready(String what, String where, Duration took) {
        }

        @Override
        public void note(String text) {
        }
    };

    /** Something is ready. */
    void ready(String what, String where, Duration took);

    /** Something to know. */
    void note(String text);

    /** Prints to a stream. */
    static Progress on(PrintStream out) {
        return new Progress() {
            @Override
            public void ready(String what, String where, Duration took) {
                out.printf(Locale.ROOT, "  ready  %-20s %-28s %5.1f s%n", what, where, took.toMillis() / 1000.0);
            }

            @Override
            public void note(String text) {
                out.println(text);
            }
        };
    }
}
