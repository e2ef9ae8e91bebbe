package io.trunkline.bridge.admission;

import io.trunkline.bridge.session.BridgedCall;
import io.trunkline.bridge.session.Calls.Placed;
import io.trunkline.bridge.socket.CarrierSockets;
import io.trunkline.bridge.socket.MediaSocket;
import io.trunkline.bridge.socket.MessageBudget;
import io.trunkline.call.carrier.CarrierEvent;
import io.trunkline.call.carrier.CarrierEvent.AudioReceived;
import io.trunkline.call.carrier.CarrierEvent.Malformed;
import io.trunkline.call.carrier.CarrierEvent.StopReason;
import io.trunkline.call.carrier.CarrierEvent.StreamStarted;
import io.trunkline.call.carrier.CarrierEvent.StreamStopped;
import io.trunkline.call.carrier.CarrierEvent.Unrecognized;
import io.trunkline.carriers.twilio.TwilioStreamEncoder;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.stream.StreamToken.Binding;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * One carrier's stream. Until its {@code start} brought a good token nothing is acted on; then all it says goes to its call.
 * <pre>
 * waiting ──start──► checking (not reading) ──good──► joined ──stop, close──► over
 *    └──5 s, too much nonsense──┴──bad token──► closed 1008
 * </pre>
 */
final class CarrierStream implements CarrierSockets.Stream {
    private static final Logger LOGGER = Logger.getLogger(CarrierStream.class);
    private static final Pattern CALL_ID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}");

    private final Admissions admissions;
    private MediaSocket socket;
    private MessageBudget budget;
    private Runnable cancelStartTimer = () -> { };
    private BridgedCall call;
    private boolean started;
    private boolean stopped;
    private boolean refused;
    private int malformed;

    CarrierStream(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public void opened(MediaSocket socket) {
        this.socket = socket;
        var limits = admissions.config.limits();
        budget = new MessageBudget(limits.carrierBurst(), limits.carrierPerSecond(), admissions.loop.nanos());
        cancelStartTimer = admissions.loop.after(admissions.config.waits().start(), () -> refuse("no_start"));
    }

    @Override
    public void message(byte[] buffer, int offset, int length) {
        if (refused) {
            return;
        }
        long now = admissions.loop.nanos();
        if (!budget.take(now)) {
            // nobody speaks that fast
            abused("flooded");
            return;
        }
        CarrierEvent event = admissions.decoder.decode(buffer, offset, length);
        if (event instanceof Malformed) {
            nonsense();
        } else if (event instanceof Unrecognized) {
            admissions.metrics.unknown("carrier");
        }
        if (call != null) {
            joined(event, now);
        } else if (event instanceof StreamStarted start && !started) {
            start(start);
        } else if (event instanceof AudioReceived) {
            admissions.metrics.frameDropped("before_start");
        }
    }

    @Override
    public void oversize() {
        admissions.metrics.malformed("carrier");
        admissions.metrics.frameDropped("oversize");
        abused("oversize");
    }

    @Override
    public void closed(int code) {
        cancelStartTimer.run();
        refused = true;
        if (call != null && !stopped) {
            stopped = true;
            call.carrierEvent(new StreamStopped(StopReason.CONNECTION_LOST), admissions.loop.nanos());
        }
    }

    private void joined(CarrierEvent event, long now) {
        if (stopped) {
            if (event instanceof AudioReceived) {
                admissions.metrics.frameDropped("after_stop");
            }
            return;
        }
        stopped = event instanceof StreamStopped;
        call.carrierEvent(event, now);
    }

    private void abused(String how) {
        // after an oversize message the socket is being closed already, with the code that says so
        refuse(how);
        if (call != null && !stopped) {
            stopped = true;
            call.giveUp("carrier_" + how);
        }
    }

    private void nonsense() {
        admissions.metrics.malformed("carrier");
        if (++malformed > admissions.config.limits().malformed()) {
            refuse("malformed");
        }
    }

    private void start(StreamStarted start) {
        started = true;
        cancelStartTimer.run();
        String callId = start.parameters().getOrDefault("callId", "");
        String token = start.parameters().get("token");
        if (token == null || !CALL_ID.matcher(callId).matches()) {
            refuse("no_token");
            return;
        }
        // what follows waits in the network until the token is judged
        socket.pause();
        var binding = new Binding(callId, admissions.config.bridgeId(), start.callSid());
        admissions.tokens.judge(token, binding, verdict -> {
            if (verdict == StreamTokens.Judged.GOOD) {
                findCall(callId, start);
            } else {
                refuse(verdict.reason());
            }
        });
    }

    private void findCall(String callId, StreamStarted start) {
        admissions.calls.find(callId).ifPresentOrElse(announced -> join(announced, start),
                () -> admissions.unannounced.load(callId, placed -> {
                    if (placed == null || !placed.callSid().equals(start.callSid())) {
                        refuse("unknown_call");
                    } else {
                        place(placed, start);
                    }
                }));
    }

    private void place(PlaceCall placed, StreamStarted start) {
        if (admissions.calls.place(placed) == Placed.ACCEPTED) {
            admissions.calls.find(placed.callId()).ifPresent(opened -> join(opened, start));
        } else {
            refuse("not_placed");
        }
    }

    private void join(BridgedCall found, StreamStarted start) {
        if (refused) {
            return;
        }
        if (!found.awaitsStream()) {
            refuse("already_streaming");
            return;
        }
        call = found;
        call.streamAccepted(start, socket, new TwilioStreamEncoder(start.streamId()));
        socket.resume();
    }

    private void refuse(String reason) {
        if (refused) {
            return;
        }
        refused = true;
        cancelStartTimer.run();
        admissions.metrics.streamRefused(reason);
        LOGGER.warnf("stream refused: reason=%s", reason);
        socket.close(MediaSocket.POLICY, reason);
    }
}
