package io.trunkline.contracts.event;

import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code ce_type} of each event: {@code trunkline.<thing>.<what happened>.v1}. A breaking change is a new name. */
public final class EventType {
    private static final Map<String, Class<? extends ControlEvent>> BY_NAME = new LinkedHashMap<>();
    private static final Map<Class<? extends ControlEvent>, String> BY_CLASS = new LinkedHashMap<>();

    static {
        register("trunkline.call.received.v1", ControlEvent.CallReceived.class);
        register("trunkline.call.placed.v1", ControlEvent.CallPlaced.class);
        register("trunkline.stream.started.v1", ControlEvent.StreamStarted.class);
        register("trunkline.session.ready.v1", ControlEvent.SessionReady.class);
        register("trunkline.caller.identified.v1", ControlEvent.CallerIdentified.class);
        register("trunkline.turn.completed.v1", ControlEvent.TurnCompleted.class);
        register("trunkline.turn.barged-in.v1", ControlEvent.BargedIn.class);
        register("trunkline.keys.pressed.v1", ControlEvent.KeysPressed.class);
        register("trunkline.decision.recorded.v1", ControlEvent.DecisionRecorded.class);
        register("trunkline.agent.switched.v1", ControlEvent.AgentSwitched.class);
        register("trunkline.tool-call.requested.v1", ControlEvent.ToolCallRequested.class);
        register("trunkline.tool-call.finished.v1", ControlEvent.ToolCallFinished.class);
        register("trunkline.tool-call.audited.v1", ControlEvent.ToolCallAudited.class);
        register("trunkline.escalation.requested.v1", ControlEvent.EscalationRequested.class);
        register("trunkline.escalation.announced.v1", ControlEvent.EscalationAnnounced.class);
        register("trunkline.transfer.updated.v1", ControlEvent.TransferUpdated.class);
        register("trunkline.usage.updated.v1", ControlEvent.UsageUpdated.class);
        register("trunkline.call.faulted.v1", ControlEvent.CallFaulted.class);
        register("trunkline.call.measured.v1", ControlEvent.CallMeasured.class);
        register("trunkline.call-back.requested.v1", ControlEvent.CallBackRequested.class);
        register("trunkline.voicemail.left.v1", ControlEvent.VoicemailLeft.class);
        register("trunkline.stream.ended.v1", ControlEvent.StreamEnded.class);
        register("trunkline.call.ended.v1", ControlEvent.CallEnded.class);
    }

    private static void register(String name, Class<? extends ControlEvent> type) {
        BY_NAME.put(name, type);
        BY_CLASS.put(type, name);
    }

    /** @return the wire name of {@code event}; for an unrecognised one the name it came with */
    public static String nameOf(ControlEvent event) {
        return event instanceof ControlEvent.Unrecognized unknown ? unknown.type() : BY_CLASS.get(event.getClass());
    }

    static Class<? extends ControlEvent> classOf(String name) {
        return BY_NAME.get(name);
    }

    /** @return every type this version knows, by wire name */
    public static Map<String, Class<? extends ControlEvent>> all() {
        return Map.copyOf(BY_NAME);
    }

    private EventType() {
    }
}
