package io.trunkline.lab.carrier.verb;

import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.stream.Playout;
import io.trunkline.lab.carrier.stream.SocketListener;
import io.trunkline.lab.carrier.stream.SocketOutcome;
import io.trunkline.lab.carrier.stream.StreamCommand;
import io.trunkline.lab.carrier.stream.StreamMessages;
import io.trunkline.lab.carrier.stream.StreamSocket;
import io.trunkline.lab.carrier.twiml.Verb;
import io.trunkline.lab.carrier.webhook.CallParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Connect with a Stream, Twilio Media Streams: the caller's voice goes out every 20 ms, what comes back is buffered and played at real
 * time, marks return when heard. The other side closing or losing the socket ends the verb.
 */
final class ConnectRun implements VerbRun, SocketListener {

    private static final long FRAME_MILLIS = 20;

    private enum Phase {
        DIALLING,
        LIVE,
        ENDED
    }

    private final LegContext leg;
    private final Verb.Connect connect;
    private final String streamSid = Sids.fresh("MZ");
    private final StreamMessages messages;
    private final Playout playout = new Playout();
    private final SendSchedule schedule;
    private final List<String> early = new ArrayList<>();
    private Phase phase = Phase.DIALLING;
    private StreamSocket socket;
    private boolean sounding;
    private long frames;

    ConnectRun(LegContext leg, Verb.Connect connect) {
        this.leg = leg;
        this.connect = connect;
        CallParameters call = leg.call();
        this.messages = new StreamMessages(call.accountSid(), call.callSid(), streamSid);
        this.schedule = new SendSchedule(leg.faults().burst(), leg.jitter(), call.callSid().hashCode());
        dial();
    }

    @Override
    public Progress tick(byte[] fromCaller, short[] ear, long now) {
        return switch (phase) {
            case DIALLING -> Progress.RUNNING;
            case LIVE -> {
                frame(fromCaller, ear, now);
                yield Progress.RUNNING;
            }
            case ENDED -> connect.action().isEmpty()
                    ? Progress.DONE
                    : new Progress.Ask(connect.action(), connect.method(), identity());
        };
    }

    @Override
    public void key(char key, long now) {
        if (phase == Phase.LIVE) {
            send(messages.dtmf(key), now);
        }
    }

    @Override
    public void stop(Cause cause, long now) {
        if (phase == Phase.LIVE) {
            if (!leg.faults().neverSendStop()) {
                send(messages.stop(), now);
            }
            socket.close();
            over(now, cause.word(), 0);
        }
        phase = Phase.ENDED;
    }

    @Override
    public void received(String text) {
        leg.onClock(() -> handle(text));
    }

    @Override
    public void closed(int code) {
        leg.onClock(() -> gone(code));
    }

    private void dial() {
        Verb.Stream stream = connect.stream();
        if (!stream.url().startsWith("wss://")) {
            fail(System.nanoTime(), 31922, "Stream url must be wss");
        } else if (stream.url().contains("?")) {
            fail(System.nanoTime(), 31920, "Stream url must not have a query string");
        } else {
            leg.later(() -> leg.dialer().dial(stream.url(), leg.signature(), this, leg.faults().readPause()), this::dialled);
        }
    }

    private void dialled(SocketOutcome outcome) {
        long now = System.nanoTime();
        switch (outcome) {
            case SocketOutcome.Open open when phase == Phase.ENDED -> open.socket().abort();
            case SocketOutcome.Open open -> begin(open.socket(), now);
            case SocketOutcome.Failed failed when phase == Phase.DIALLING -> fail(now, failed.code(), failed.message());
            case SocketOutcome.Failed ignored -> { }
        }
    }

    private void begin(StreamSocket opened, long now) {
        socket = opened;
        phase = Phase.LIVE;
        send(messages.connected(), now);
        send(messages.start(connect.stream().parameters()), now);
        leg.record(new CarrierEvent.StreamStarted(now, streamSid, connect.stream().url()));
        report("stream-started", "");
        early.forEach(this::handle);
        early.clear();
    }

    private void frame(byte[] fromCaller, short[] ear, long now) {
        returnMarks(playout.due(), false, now);
        boolean playing = playout.play(ear);
        if (playing != sounding) {
            sounding = playing;
            leg.record(playing ? new CarrierEvent.PlayoutStarted(now, streamSid) : new CarrierEvent.PlayoutEmpty(now, streamSid));
        }
        if (fromCaller != null) {
            socket.send(messages.media(frames * FRAME_MILLIS, fromCaller), schedule.media(now));
        }
        frames++;
        long lossAge = leg.faults().loseSocketAfter().toMillis();
        if (lossAge > 0 && frames * FRAME_MILLIS >= lossAge) {
            // the connection tells of its loss itself
            socket.abort();
        }
    }

    private void handle(String text) {
        if (phase == Phase.DIALLING) {
            early.add(text);
        } else if (phase == Phase.LIVE) {
            obey(StreamCommand.read(text, streamSid), System.nanoTime());
        }
    }

    private void obey(StreamCommand command, long now) {
        switch (command) {
            case StreamCommand.Media media -> playout.add(media.muLaw());
            case StreamCommand.Mark mark -> {
                leg.record(new CarrierEvent.MarkReceived(now, mark.name(), playout.buffered() / 8));
                playout.mark(mark.name());
                if (playout.buffered() == 0) {
                    returnMarks(playout.due(), false, now);
                }
            }
            case StreamCommand.Clear ignored -> clear(now);
            case StreamCommand.Malformed malformed -> {
                socket.close();
                fail(now, 31924, malformed.why());
            }
        }
    }

    private void clear(long now) {
        long dropped = playout.buffered() / 8;
        returnMarks(playout.due(), false, now);
        List<String> unheard = playout.clear();
        leg.record(new CarrierEvent.Cleared(now, dropped, unheard.size()));
        returnMarks(unheard, true, now);
    }

    private void returnMarks(List<String> names, boolean cleared, long now) {
        for (String name : names) {
            leg.record(new CarrierEvent.MarkReturned(now, name, cleared));
            send(messages.mark(name), now);
        }
    }

    private void gone(int code) {
        if (phase == Phase.LIVE) {
            long now = System.nanoTime();
            boolean orderly = code != 1006;
            over(now, orderly ? "closed-by-server" : "socket-lost", orderly ? 0 : 31921);
        }
    }

    private void fail(long now, int code, String message) {
        leg.record(new CarrierEvent.ErrorRecorded(now, code, message));
        report("stream-error", code + " " + message);
        over(now, phase == Phase.LIVE ? "protocol-error" : "rejected", code);
    }

    private void over(long now, String reason, int code) {
        boolean started = phase == Phase.LIVE;
        phase = Phase.ENDED;
        leg.record(new CarrierEvent.StreamEnded(now, streamSid, reason, code));
        if (started) {
            report("stream-stopped", "");
        }
    }

    private void send(String text, long now) {
        socket.send(text, schedule.other(now));
    }

    private void report(String event, String error) {
        Map<String, String> parameters = identity();
        parameters.put("AccountSid", leg.call().accountSid());
        parameters.put("CallSid", leg.call().callSid());
        parameters.put("StreamEvent", event);
        if (!error.isEmpty()) {
            parameters.put("StreamError", error);
        }
        parameters.put("Timestamp", Instant.now().toString());
        leg.callback(connect.stream().statusCallback(), connect.stream().statusCallbackMethod(), parameters);
    }

    private Map<String, String> identity() {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("StreamSid", streamSid);
        identity.put("StreamName", connect.stream().name().isEmpty() ? streamSid : connect.stream().name());
        return identity;
    }
}
