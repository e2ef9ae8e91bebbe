package io.trunkline.call.simulation;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Virtual time, chance and memory of one simulated call: all of it follows from the seed. */
final class Timeline {
    static final long MILLI = 1_000_000;
    private static final int REMEMBERED = 80;

    final long seed;
    private final Random random;
    private final PriorityQueue<Moment> moments = new PriorityQueue<>(Comparator.comparingLong(Moment::at).thenComparingLong(Moment::number));
    private final Deque<Noted> log = new ArrayDeque<>();
    private long now;
    private long numbers;

    private record Moment(long at, long number, Object what, Runnable happens) {
    }

    /** Put into words only when somebody asks. */
    private record Noted(long at, Object[] what) {
        private String line() {
            return at / MILLI + "ms " + Stream.of(what).map(part -> part instanceof Object[] parts ? words(parts) : part.toString()).collect(Collectors.joining());
        }

        private static String words(Object[] parts) {
            return Stream.of(parts).map(Object::toString).collect(Collectors.joining());
        }
    }

    Timeline(long seed) {
        this.seed = seed;
        // neighbouring seeds of Random begin alike
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    long now() {
        return now;
    }

    /** From {@code least} to {@code most}. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    void in(long millis, Object what, Runnable happens) {
        at(now + millis * MILLI, what, happens);
    }

    void at(long nanos, Object what, Runnable happens) {
        moments.add(new Moment(Math.max(now, nanos), ++numbers, what, happens));
    }

    long next() {
        return moments.isEmpty() ? Long.MAX_VALUE : moments.peek().at();
    }

    /** The next thing happens. */
    void step() {
        Moment moment = moments.poll();
        now = moment.at();
        note(moment.what());
        moment.happens().run();
    }

    void passTo(long nanos) {
        now = Math.max(now, nanos);
    }

    void note(Object... what) {
        log.addLast(new Noted(now, what));
        if (log.size() > REMEMBERED) {
            log.removeFirst();
        }
    }

    String story() {
        return log.stream().map(Noted::line).collect(Collectors.joining("\n  "));
    }
}
