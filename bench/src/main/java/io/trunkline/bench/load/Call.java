package io.trunkline.bench.load;

import io.trunkline.bench.measure.Histogram;
import io.trunkline.bench.wire.Loop;
import io.trunkline.bench.wire.TimerWheel;
import java.util.ArrayDeque;

/** Both ends of one call: the carrier's and the model's. */
final class Call {
    /** Less than this left in the ear, and whether a clear is due is a matter of luck. */
    private static final long PLAYING_MILLIS = 60;
    private static final int ITEMS = 8;
    /** Milliseconds by which a truncation must be off for a line in the log. */
    private static final int WORTH_A_LINE = 15;

    private final int number;
    private final Loop loop;
    private final Tally tally;
    private final CallIds ids;
    private final CarrierLine line;
    private final Conversation conversation;
    private final boolean relay;
    private final boolean abusive;
    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private final long firstFrameAt;
    private ModelSession session;
    private long noticedAt;
    private boolean clearDue;
    private boolean truncateDue;
    private boolean over;

    Call(int number, CallIds ids, Loop loop, Tally tally, Traffic traffic, long firstFrameAt) {
        this.number = number;
        this.ids = ids;
        this.loop = loop;
        this.tally = tally;
        this.relay = traffic.relay();
        this.abusive = number == 0 && traffic.abuse() != Abuse.NONE;
        this.firstFrameAt = firstFrameAt;
        this.line = new CarrierLine(this, loop, tally);
        this.conversation = new Conversation(this, tally, relay);
    }

    int number() {
        return number;
    }

    CallIds ids() {
        return ids;
    }

    String callSid() {
        return ids.callSid();
    }

    String streamSid() {
        return ids.streamSid();
    }

    String startMessage() {
        return ids.startMessage();
    }

    long firstFrameAt() {
        return Math.max(firstFrameAt, System.nanoTime());
    }

    CarrierLine line() {
        return line;
    }

    ModelSession session() {
        return session;
    }

    Conversation conversation() {
        return conversation;
    }

    TimerWheel wheel() {
        return loop.wheel();
    }

    boolean abusive() {
        return abusive;
    }

    boolean connected() {
        return session != null && line.connection() != null;
    }

    void bound(ModelSession to) {
        session = to;
    }

    void streaming() {
        conversation.streaming();
    }

    void measure(Histogram histogram, long nanos) {
        if (!abusive) {
            tally.measure(histogram, nanos);
        }
    }

    void said(Item item) {
        items.add(item);
        if (items.size() > ITEMS) {
            settle(items.poll());
        }
    }

    private void settle(Item item) {
        if (!relay && item.unaccounted()) {
            tally.count("cutWithoutTruncate");
        }
    }

    void arrived(int block, long position) {
        for (Item item : items) {
            if (item.holds(block)) {
                item.arrived(block, position);
            }
        }
    }

    /** The model's server hears the caller: what is being said is over. */
    void callerNoticed(boolean lateDelta) {
        boolean playing = line.playout().waitingMillis(System.nanoTime()) > PLAYING_MILLIS;
        noticedAt = session.speechStarted(lateDelta);
        expect(playing && !relay);
    }

    private void expect(boolean interrupted) {
        if (clearDue) {
            tally.count("missedClears");
        }
        clearDue = interrupted;
        truncateDue = interrupted;
        if (interrupted) {
            tally.count("bargeIns");
        }
    }

    /** A relay has no idea of what is cut. */
    void playedAfterCut() {
        if (!relay) {
            tally.count("playedAfterCut");
        }
    }

    void cleared(long heard, long now) {
        if (clearDue) {
            clearDue = false;
            measure(tally.clear, now - noticedAt);
        }
        for (Item item : items) {
            if (item.cleared(heard)) {
                judge(item);
            }
        }
    }

    void truncated(String id, long millis, long now) {
        if (truncateDue) {
            truncateDue = false;
            measure(tally.truncate, now - noticedAt);
        }
        Item item = items.stream().filter(one -> one.id.equals(id)).findFirst().orElse(null);
        if (item == null) {
            tally.count("truncatedUnknownItem");
            return;
        }
        item.truncated(millis);
        if (item.beyondSent()) {
            tally.count("truncatedBeyondSent");
        }
        judge(item);
    }

    private void judge(Item item) {
        if (item.judge() && !abusive) {
            tally.truncated(item.errorMillis());
            if (Math.abs(item.errorMillis()) > WORTH_A_LINE) {
                System.err.println("truncate off: call=" + number + " " + item);
            }
        }
    }

    void sessionClosed(int code) {
        if (!over && !abusive) {
            tally.count("lostSessions");
        }
        over = true;
        conversation.over();
    }

    void carrierLost(int code) {
        over = true;
        conversation.over();
    }

    /** Nobody says anything new. */
    void quiet() {
        conversation.over();
        if (session != null) {
            session.hush();
        }
    }

    /** The caller hangs up. What was sent and hasn't arrived by now is lost. */
    void end() {
        over = true;
        quiet();
        if (clearDue) {
            tally.count("missedClears");
        }
        items.forEach(this::settle);
        if (session != null && !abusive && session.blocks().count() > line.blocksHeard()) {
            tally.count("down.lostAtEnd", session.blocks().count() - line.blocksHeard());
        }
        line.hangUp();
    }

    boolean over() {
        return over;
    }
}
