package io.trunkline.lab.chaos.fault;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;

/** One connection through the proxy: two sockets, and what lies between them. Confined to the proxy's event loop. */
final class Link {

    private final NetSocket caller;
    private final NetSocket callee;
    private final FaultProxy proxy;
    private boolean mute;
    private boolean over;

    private Link(NetSocket caller, NetSocket callee, FaultProxy proxy) {
        this.caller = caller;
        this.callee = callee;
        this.proxy = proxy;
    }

    static Link between(NetSocket caller, NetSocket callee, FaultProxy proxy) {
        Link link = new Link(caller, callee, proxy);
        link.join(caller, callee);
        link.join(callee, caller);
        caller.resume();
        return link;
    }

    /** Nothing gets through any more, the end of one side neither. */
    void mute() {
        mute = true;
    }

    void reset() {
        if (!over) {
            over = true;
            proxy.forget(this);
            caller.close();
            callee.close();
        }
    }

    private void join(NetSocket from, NetSocket to) {
        var way = new Way(from, to);
        from.handler(way::take);
        from.exceptionHandler(broken -> { });
        from.closeHandler(ignored -> {
            if (!mute) {
                way.end();
            }
        });
    }

    /** One direction. */
    private final class Way {

        private final NetSocket from;
        private final NetSocket to;
        private final ArrayDeque<Buffer> waiting = new ArrayDeque<>();
        private boolean ending;

        Way(NetSocket from, NetSocket to) {
            this.from = from;
            this.to = to;
        }

        void take(Buffer bytes) {
            if (mute) {
                return;
            }
            switch (proxy.weather()) {
                case Weather.Slow slow -> late(bytes, slow);
                case Weather.Fair ignored when waiting.isEmpty() -> pass(bytes);
                case Weather.Fair ignored -> waiting.add(bytes);
                case Weather.Away ignored -> { }
            }
        }

        private void late(Buffer bytes, Weather.Slow slow) {
            waiting.add(bytes);
            if (waiting.size() == 1) {
                proxy.vertx().setTimer(slow.millis(), ignored -> drip(slow));
            }
        }

        private void drip(Weather.Slow slow) {
            Buffer first = waiting.poll();
            if (first == null) {
                return;
            }
            int length = Math.min(first.length(), slow.bytes());
            pass(first.slice(0, length));
            if (length < first.length()) {
                waiting.addFirst(first.slice(length, first.length()));
            }
            if (!waiting.isEmpty()) {
                boolean still = proxy.weather() == slow;
                // what came behind the first waits no second time when all is merely late
                boolean now = !still || slow.bytes() == Integer.MAX_VALUE;
                proxy.vertx().setTimer(now ? 1 : slow.millis(), ignored -> drip(still ? slow : new Weather.Slow(1, Integer.MAX_VALUE)));
            } else if (ending) {
                reset();
            }
        }

        private void pass(Buffer bytes) {
            if (over || mute) {
                return;
            }
            to.write(bytes);
            if (to.writeQueueFull()) {
                from.pause();
                to.drainHandler(ignored -> from.resume());
            }
        }

        /** Behind what is still on its way. */
        void end() {
            ending = true;
            if (waiting.isEmpty()) {
                reset();
            }
        }
    }
}
