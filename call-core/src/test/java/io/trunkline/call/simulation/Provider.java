package io.trunkline.call.simulation;

import io.trunkline.call.audio.Audio;
import io.trunkline.call.model.ModelCommand;
import io.trunkline.call.model.ModelCommand.AppendContext;
import io.trunkline.call.model.ModelCommand.CancelResponse;
import io.trunkline.call.model.ModelCommand.OpenSession;
import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelCommand.SubmitToolResults;
import io.trunkline.call.model.ModelCommand.Voice;
import io.trunkline.call.model.ModelEvent;
import io.trunkline.call.model.ModelEvent.AudioDelta;
import io.trunkline.call.model.ModelEvent.AudioDone;
import io.trunkline.call.model.ModelEvent.FailureKind;
import io.trunkline.call.model.ModelEvent.ModelFailed;
import io.trunkline.call.model.ModelEvent.ResponseDone;
import io.trunkline.call.model.ModelEvent.ResponseStarted;
import io.trunkline.call.model.ModelEvent.ResponseStatus;
import io.trunkline.call.model.ModelEvent.SessionClosed;
import io.trunkline.call.model.ModelEvent.SessionCreated;
import io.trunkline.call.model.ModelEvent.SessionReady;
import io.trunkline.call.model.ModelEvent.SpeechStarted;
import io.trunkline.call.model.ModelEvent.SpeechStopped;
import io.trunkline.call.model.ModelEvent.ToolCallRequested;
import io.trunkline.call.model.ModelEvent.Transcript;
import io.trunkline.call.model.ModelEvent.TranscriptDelta;
import io.trunkline.call.model.ModelEvent.TranscriptFailed;
import io.trunkline.call.model.Side;
import io.trunkline.call.model.Usage;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A session of the Realtime protocol with a voice agent that does what the caller asks for, once, as far as it remembers. */
final class Provider {
    static final int WORD_MS = 300;
    private static final String WANTS = "want-";

    private final Timeline time;
    private final Rules rules;
    private final String name;
    private final Consumer<ModelEvent> bridge;
    private final Way toBridge;
    private final Way toProvider;
    private final Set<String> toolsKnown = new HashSet<>();
    private final Set<String> submitted = new HashSet<>();
    private String callersLast = "";
    private String active;
    private boolean gone;
    private int responses;
    private int items;

    /** @param name unique, so that its ids are. @param bridge where its events arrive */
    Provider(Timeline time, Rules rules, String name, Consumer<ModelEvent> bridge) {
        this.time = time;
        this.rules = rules;
        this.name = name;
        this.bridge = bridge;
        toBridge = new Way(time, 1, 40);
        toProvider = new Way(time, 1, 40);
    }

    /** Goes on with what another session of the same bridge knew. */
    void remembers(Provider before) {
        toolsKnown.addAll(before.toolsKnown);
        callersLast = before.callersLast;
    }

    void connect() {
        time.in(time.between(20, 400), name + " is connected", () -> tell(new SessionCreated(name)));
    }

    private void tell(ModelEvent event) {
        if (!gone) {
            toBridge.send(() -> bridge.accept(event), name, " tells ", event);
        }
    }

    void command(ModelCommand command) {
        toProvider.send(() -> {
            if (!gone) {
                arrived(command);
            }
        }, name, " gets ", command.getClass().getSimpleName());
    }

    private void arrived(ModelCommand command) {
        switch (command) {
            case OpenSession _ -> time.in(time.between(10, 500), name + " is ready", () -> tell(new SessionReady(0)));
            case StartResponse _ when active != null -> tell(new ModelFailed("conversation_already_has_active_response", FailureKind.RETRY));
            case StartResponse start -> respond(start.instructions());
            case CancelResponse _ -> cancel("client_cancelled");
            case SubmitToolResults results -> results.outputs().forEach(output ->
                    rules.require(submitted.add(output.toolCallId()), "two answers for the model of " + output.toolCallId()));
            case AppendContext entry -> remember(entry);
            default -> { }
        }
    }

    private void remember(AppendContext entry) {
        for (String word : entry.text().split("[^A-Za-z0-9-]+")) {
            if (word.startsWith(WANTS) && entry.voice() == Voice.USER) {
                callersLast = word;
            } else if (word.startsWith(WANTS)) {
                toolsKnown.add(word);
            }
        }
    }

    /** The caller speaks for so long, and says this. */
    void callerSays(String text, int millis) {
        String item = name + "-u" + ++items;
        time.in(time.between(20, 250), "caller is heard by " + name, () -> {
            tell(new SpeechStarted(item, 0));
            cancel("turn_detected");
        });
        time.in(millis + 500, "caller was heard by " + name, () -> {
            callersLast = text;
            tell(new SpeechStopped(item, 0));
            time.in(time.between(50, 1500), "words of the caller", () -> tell(time.chance(5) ? new TranscriptFailed(item, "no") : new Transcript(Side.CALLER, item, text)));
            if (active == null) {
                respond(null);
            }
        });
    }

    private void cancel(String reason) {
        if (active != null) {
            tell(new ResponseDone(active, ResponseStatus.CANCELLED, reason, Usage.NONE));
            active = null;
        }
    }

    private void respond(String instructions) {
        String id = name + "-r" + ++responses;
        active = id;
        if (time.chance(2)) {
            // it never begins; the bridge must notice
            return;
        }
        tell(new ResponseStarted(id));
        int fate = time.between(1, 100);
        boolean wants = instructions == null && callersLast.startsWith(WANTS) && !toolsKnown.contains(callersLast);
        time.in(time.between(50, 1200), id + " begins", () -> {
            if (!id.equals(active)) {
                return;
            }
            if (wants) {
                tool(id, callersLast);
            } else if (instructions == null && fate <= 4) {
                tool(id, "end_call");
            } else if (instructions == null && fate <= 7) {
                tool(id, "escalate_to_human");
            } else if (instructions == null && fate <= 10) {
                tool(id, "record_decision");
            } else if (fate <= 13) {
                done(id, ResponseStatus.FAILED);
            } else {
                speak(id, name + "-i" + ++items, 0, time.between(2, 14));
            }
        });
    }

    private void tool(String id, String tool) {
        if (tool.startsWith(WANTS)) {
            toolsKnown.add(tool);
        }
        tell(new ToolCallRequested(id, null, name + "-t" + ++items, tool, "{}", true));
        done(id, ResponseStatus.COMPLETED);
    }

    private void done(String id, ResponseStatus status) {
        active = null;
        tell(new ResponseDone(id, status, "", Usage.NONE));
    }

    /** One word after another, faster than they are spoken. */
    private void speak(String id, String item, int word, int words) {
        if (!id.equals(active)) {
            return;
        }
        if (word < words) {
            tell(new TranscriptDelta(Side.AGENT, item, word(item, word)));
            tell(new AudioDelta(id, item, Audio.ofG711(new byte[WORD_MS * Audio.BYTES_PER_MS])));
            time.in(time.between(10, 120), item + " goes on", () -> speak(id, item, word + 1, words));
        } else {
            tell(new AudioDone(id, item));
            tell(new Transcript(Side.AGENT, item, sentence(item, words)));
            done(id, ResponseStatus.COMPLETED);
        }
    }

    private static String word(String item, int word) {
        return word == 0 ? item : " " + item;
    }

    private static String sentence(String item, int words) {
        return (item + " ").repeat(words).strip();
    }

    /** The connection breaks. */
    void fails() {
        if (!gone) {
            tell(new SessionClosed("1006"));
            gone = true;
        }
    }

    void close() {
        gone = true;
        toBridge.cut();
    }
}
