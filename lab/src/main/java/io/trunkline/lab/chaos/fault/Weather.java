package io.trunkline.lab.chaos.fault;

/** What happens to bytes on their way. */
sealed interface Weather {

    Weather FAIR = new Fair();
    Weather AWAY = new Away();

    /** They go through. */
    record Fair() implements Weather {}

    /** Nobody is there. */
    record Away() implements Weather {}

    /** They go through late, and so many at a time. */
    record Slow(long millis, int bytes) implements Weather {}
}
