package io.trunkline.bench.load;

import io.trunkline.bench.wire.TimerWheel;
import java.util.Random;

/**
 * Who speaks when in one call, drawn from the call's number, so the same whatever is under test: the model greets; then the caller talks,
 * the model answers, now and then by way of a tool; a quarter of the answers is interrupted. The caller talks 35 to 40 % of the time.
 */
final class Conversation extends TimerWheel.Timer {
    private static final long MILLI = 1_000_000;
    private static final int BLOCK = 20;
    private static final int BURST_MILLIS = 400;
    private static final int NOTICED_AFTER = 200;
    private static final int STOP_NOTICED_AFTER = 500;
    private static final int PATIENCE = 6000;

    private enum Step { GREET, TALK, NOTICED, STOP_TALKING, STOPPED, ANSWER, SPEAK }

    private final Call call;
    private final Tally tally;
    private final boolean relay;
    private final Random random;
    private Step step = Step.GREET;
    private long talkUntil;
    private long toolAskedAt;

    Conversation(Call call, Tally tally, boolean relay) {
        this.call = call;
        this.tally = tally;
        this.relay = relay;
        this.random = new Random(call.number() * 7919L + 17);
    }

    /** The carrier's stream is there. */
    void streaming() {
        next(Step.GREET, System.nanoTime() + (relay ? 200 : PATIENCE) * MILLI);
    }

    /** The bridge asks for a response. */
    void responseWanted() {
        long now = System.nanoTime();
        if (step == Step.GREET || step == Step.SPEAK) {
            if (toolAskedAt > 0) {
                tally.measure(tally.toolRoundTrip, now - toolAskedAt);
            }
            speak(now);
        } else {
            tally.count("unaskedResponses");
        }
    }

    void over() {
        call.wheel().cancel(this);
    }

    private void next(Step then, long at) {
        step = then;
        call.wheel().set(this, at);
    }

    @Override
    protected void fire(long due) {
        switch (step) {
            case GREET -> late(due, "ungreeted");
            case TALK -> talk(due);
            case NOTICED -> noticed();
            case STOP_TALKING -> stopTalking(due);
            case STOPPED -> stopped(due);
            case ANSWER -> answer(due);
            case SPEAK -> late(due, "unansweredTools");
        }
    }

    /** Nobody asked for it in time; a relay never does. */
    private void late(long due, String complaint) {
        if (!call.connected()) {
            next(step, due + 100 * MILLI);
            return;
        }
        if (!relay) {
            tally.count(complaint);
        }
        speak(due);
    }

    private void speak(long now) {
        toolAskedAt = 0;
        int millis = between(4, 12) * BURST_MILLIS;
        boolean interrupted = random.nextInt(4) == 0;
        boolean twoItems = random.nextInt(6) == 0;
        long firstBurst = now + between(100, 250) * MILLI;
        call.session().speak(millis / BLOCK, twoItems, firstBurst);
        long heardFor = interrupted ? between(500, millis - 500) : millis + between(400, 1000);
        next(Step.TALK, firstBurst + heardFor * MILLI);
    }

    private void talk(long due) {
        call.line().talking(true);
        talkUntil = due + between(1600, 4400) * MILLI;
        next(Step.NOTICED, due + NOTICED_AFTER * MILLI);
    }

    private void noticed() {
        call.callerNoticed(random.nextBoolean());
        next(Step.STOP_TALKING, talkUntil);
    }

    private void stopTalking(long due) {
        call.line().talking(false);
        next(Step.STOPPED, due + STOP_NOTICED_AFTER * MILLI);
    }

    private void stopped(long due) {
        call.session().speechStopped();
        next(Step.ANSWER, due + between(250, 450) * MILLI);
    }

    private void answer(long due) {
        if (call.session().speaking()) {
            next(Step.ANSWER, due + 200 * MILLI);
        } else if (random.nextInt(8) == 0) {
            call.session().callTool();
            toolAskedAt = System.nanoTime();
            next(Step.SPEAK, due + (relay ? 150 : PATIENCE) * MILLI);
        } else {
            speak(due);
        }
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
