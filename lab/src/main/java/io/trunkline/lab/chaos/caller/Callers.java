package io.trunkline.lab.chaos.caller;

import io.trunkline.lab.carrier.Carrier;
import io.trunkline.lab.carrier.CarrierFaults;
import io.trunkline.lab.carrier.DialRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The callers of one scenario. For one thread. */
public final class Callers {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final int GOODBYE_SECONDS = 20;
    /** Without the area code. */
    private static final int FIRST_NUMBER = 5_560_000;
    private static final int NEWCOMERS = 5000;

    private final Carrier carrier;
    private final String number;
    private final CarrierFaults faults;
    private final int first;
    private final List<Line> lines = new ArrayList<>();

    /** @param faults how the carrier misbehaves on their calls */
    public Callers(Carrier carrier, String number, CarrierFaults faults) {
        this(carrier, number, faults, 0);
    }

    /** @param first of the numbers they call from */
    private Callers(Carrier carrier, String number, CarrierFaults faults, int first) {
        this.first = first;
        this.carrier = carrier;
        this.number = number;
        this.faults = faults;
    }

    /** Others, who dial {@code number} while something is wrong. */
    public Callers newcomers(String otherNumber) {
        return new Callers(carrier, otherNumber, CarrierFaults.NONE, first + NEWCOMERS);
    }

    /** So many dial, one after the other. */
    public void dial(int many) {
        for (int i = 0; i < many; i++) {
            var caller = new ToneCaller();
            lines.add(new Line(caller, carrier.dial(DialRequest.of("+1415%07d".formatted(FIRST_NUMBER + first + i), number).withFaults(faults), caller)));
            pause(BETWEEN);
        }
    }

    /** All of them, in the order in which they dialled. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Waits until each has heard so many sentences. @return whether they have within that time */
    public boolean awaitTalk(int sentences, Duration patience) {
        return await(patience, () -> lines.stream().allMatch(line -> line.caller().sentences() >= sentences || line.caller().endedBy() != null));
    }

    /** Waits for something. @return whether it came within that time */
    public static boolean await(Duration patience, BooleanSupplier condition) {
        long until = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            pause(STEP);
        }
        return true;
    }

    /** Lets time pass: how long something is away, or callers are listened to, is the experiment itself. What has a sign to wait for uses {@link #await}. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** All hang up; waits until the carrier has told so. */
    public void hangUp() {
        lines.forEach(line -> line.call().hangUp());
        CompletableFuture.allOf(lines.stream().map(line -> line.call().ended()).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, GOODBYE_SECONDS, TimeUnit.SECONDS).join();
    }
}
