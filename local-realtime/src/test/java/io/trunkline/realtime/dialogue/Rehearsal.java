package io.trunkline.realtime.dialogue;

import io.trunkline.realtime.mind.Act;
import io.trunkline.realtime.mind.Mind;
import io.trunkline.realtime.mind.SessionView;
import io.trunkline.realtime.mind.Stimulus;
import io.trunkline.realtime.mind.ToolView;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A caller and tools for a mind, by text. What it says and calls is kept until asked for. */
final class Rehearsal {

    static final List<String> TOOLS = List.of("lookup_order_status", "get_customer_by_phone", "send_tracking_email",
            "escalate_to_human", "end_call", "transfer_to_agent", "record_decision");

    private final Mind mind;
    private final SessionView session;
    private final Deque<Act.CallTool> calls = new ArrayDeque<>();
    private final List<Act.CallTool> allCalls = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private int nextId;

    Rehearsal(String model, List<String> callerLines, List<String> tools) {
        List<ToolView> views = tools.stream().map(t -> new ToolView(t, t, "{\"type\":\"object\"}")).toList();
        this.session = new SessionView("sess_1", model, "You are a voice agent.\n# Caller\n" + String.join("\n", callerLines), views, "en");
        this.mind = Minds.PACKAGED.open(model, session);
    }

    void greet() {
        mind.respond(new Stimulus.Instructed("Say exactly: \"Welcome back! How can I help you today?\""), session);
    }

    void prompt() {
        take(new Stimulus.Prompted());
    }

    void caller(String open, String restricted, boolean interrupting) {
        take(new Stimulus.CallerSpoke(open, restricted, interrupting));
    }

    void keys(String keys) {
        take(new Stimulus.CallerTyped("[The caller pressed " + keys + " on the keypad]"));
    }

    /** Said in a session before this one: the caller, then the agent. */
    void before(String caller, String agent) {
        mind.remembers(caller.isEmpty() ? List.of() : List.of(caller), agent);
    }

    void silence() {
        take(new Stimulus.CallerSilent());
    }

    /** The caller cuts in: everything from these words on was not heard, and calls of that reply may not have gone out. */
    void unheard(String from, boolean callsLost) {
        String all = said();
        int at = all.indexOf(from);
        if (at < 0) {
            throw new AssertionError("the agent didn't say '" + from + "' but: " + all);
        }
        mind.forgotten(all.substring(at));
        if (callsLost) {
            calls.forEach(mind::notCalled);
            allCalls.removeAll(calls);
            calls.clear();
        }
    }

    /** The next call that waits for a result, if any; decisions are answered at once. */
    Act.CallTool nextCall() {
        return calls.peek();
    }

    void result(String output) {
        Act.CallTool call = calls.remove();
        take(new Stimulus.ToolReturned("call_" + nextId++, call.name(), output));
    }

    /** What was said since the last caller turn. */
    String said() {
        return String.join(" ", sentences);
    }

    List<Act.CallTool> allCalls() {
        return allCalls;
    }

    Mind mind() {
        return mind;
    }

    private void take(Stimulus stimulus) {
        if (!(stimulus instanceof Stimulus.ToolReturned)) {
            sentences.clear();
        }
        for (Act act : mind.respond(stimulus, session).acts()) {
            switch (act) {
                case Act.Say say -> sentences.add(say.sentence());
                case Act.CallTool call -> {
                    allCalls.add(call);
                    if (call.name().equals("record_decision")) {
                        mind.respond(new Stimulus.ToolReturned("call_" + nextId++, call.name(), "{\"status\":\"ok\",\"output\":{}}"), session);
                    } else {
                        calls.add(call);
                    }
                }
            }
        }
    }
}
