package io.trunkline.realtime.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.fault.FaultSwitches;
import io.trunkline.realtime.fault.Faults;

/** Writes a session's server events, each with an id of its own. Owned by the session's thread. */
public final class Outbox {

    private static final int NO_STATUS = 1005;
    private static final int ABNORMAL = 1006;

    private final Wire wire;
    private final FaultSwitches faults;
    private int audioDeltas;
    private boolean closed;

    /** An outbox to this socket. */
    public Outbox(Wire wire, FaultSwitches faults) {
        this.wire = wire;
        this.faults = faults;
    }

    /** The start of an event: fill in its fields and {@link #send} it. */
    public static ObjectNode event(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("event_id", Ids.next("event"));
    }

    /** Sends an event. */
    public void send(ObjectNode event) {
        Faults now = faults.now();
        if (closed || now.stall()) {
            return;
        }
        if (now.unknownEvents()) {
            wire.send(event("trunkline.unheard_of").put("surprise", true).toString());
        }
        String frame = event.toString();
        wire.send(frame);
        if (now.duplicateEvents()) {
            wire.send(frame);
        }
        if (now.closeCode() != 0 && isAudio(event) && ++audioDeltas >= now.closeAfterDeltas()) {
            close(now.closeCode(), "switched on");
        }
    }

    /** An error about something the client did, or about us. */
    public void error(Refusal refusal, String clientEventId) {
        ObjectNode event = event("error");
        event.putObject("error").put("type", refusal.type()).put("code", refusal.code())
                .put("message", refusal.message()).put("param", refusal.param()).put("event_id", clientEventId);
        send(event);
    }

    /** Closes the socket; nothing is sent any more. */
    public void close(int code, String reason) {
        closed = true;
        if (code == ABNORMAL || code == NO_STATUS) {
            wire.drop();
        } else {
            wire.close(code, reason);
        }
    }

    private static boolean isAudio(ObjectNode event) {
        return event.get("type").textValue().equals("response.output_audio.delta");
    }
}
