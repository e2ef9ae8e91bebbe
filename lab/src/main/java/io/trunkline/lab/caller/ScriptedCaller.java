package io.trunkline.lab.caller;

import io.trunkline.lab.carrier.CarrierCall;
import io.trunkline.lab.carrier.Phone;
import io.trunkline.lab.recording.CallRecording;
import io.trunkline.lab.script.Act;
import io.trunkline.lab.script.CallScript;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A person on the phone who follows a script. Everything is spoken before the call (construct it off the clock thread), so that the
 * carrier's clock thread, which owns all state here, only copies samples. Words come back from {@link Hearing} through a queue. Time is
 * counted in frames heard, so it is the recording's.
 */
public final class ScriptedCaller implements Phone {

    private static final int END_SILENCE_MS = 600;
    private static final int GLIMPSE_MS = 600;
    private static final int FRAME_MS = 20;

    /** Words that came back, and what they are of. */
    private record Words(long startMs, long endMs, String text, boolean whole) {
    }

    private final CallScript script;
    private final Map<String, short[]> prepared = new HashMap<>();
    private final Hearing hearing;
    private final Consumer<CallerEvent> listener;
    private final ScriptFollower follower;
    private final Ear ear = new Ear(END_SILENCE_MS);
    private final Mouth mouth = new Mouth();
    private final Queue<Words> words = new ConcurrentLinkedQueue<>();
    private final List<CallerEvent> events = new CopyOnWriteArrayList<>();
    private final CallRecording recording = new CallRecording();
    private final CompletableFuture<CarrierCall> line = new CompletableFuture<>();
    private final CompletableFuture<List<CallerEvent>> over = new CompletableFuture<>();
    private long frames;
    private long nowMs;
    private long lastGlimpseMs;
    private Act.Say saying;
    private Act.Say lastSaid;
    private boolean sayingOver;
    private long sayingSinceMs;
    private boolean left;

    /**
     * Prepares a caller; speaks all lines of the script, which takes a moment.
     *
     * @param random   natural pauses
     * @param listener told what happens, on the clock thread: must not block
     */
    public ScriptedCaller(CallScript script, Speaking speaking, Hearing hearing, RandomGenerator random,
            Consumer<CallerEvent> listener) {
        this.script = script;
        this.hearing = hearing;
        this.listener = listener;
        this.follower = new ScriptFollower(script, random);
        script.spokenTexts().forEach(text -> prepared.put(text, speaking.speak(text)));
    }

    /** Names the line the caller is on, for keys and hanging up; to be told right after dialling. */
    public void on(CarrierCall call) {
        line.complete(call);
    }

    /** What was heard and said so far. Whole when {@link #over} is. */
    public CallRecording recording() {
        return recording;
    }

    /** Completes with everything that happened when the leg is over. */
    public CompletableFuture<List<CallerEvent>> over() {
        return over;
    }

    @Override
    public void hear(short[] frame20ms, long nowNanos) {
        nowMs = frames * FRAME_MS;
        frames++;
        recording.agent(frame20ms);
        takeWords();
        boolean before = ear.hearsTurn();
        var turn = ear.hear(frame20ms, nowMs);
        if (!before && ear.hearsTurn()) {
            follower.agentBegan(ear.turnStartMs());
            lastGlimpseMs = nowMs;
        }
        if (turn.isPresent()) {
            follower.agentFinished(nowMs);
            ask(turn.get().startMs(), turn.get().endMs(), turn.get().sound(), true);
        } else if (ear.hearsTurn() && follower.listensForWords() && nowMs - lastGlimpseMs >= GLIMPSE_MS) {
            lastGlimpseMs = nowMs;
            ask(ear.turnStartMs(), nowMs, ear.soFar(), false);
        }
        if (!mouth.speaking() && saying == null && !left) {
            follower.due(nowMs).ifPresent(this::act);
            giveUpIfHopeless();
        }
    }

    @Override
    public boolean speak(short[] frame20ms, long nowNanos) {
        boolean said = mouth.speak(frame20ms);
        long atMs = nowMs;
        if (said) {
            recording.caller(frame20ms);
        }
        if (saying != null && !mouth.speaking()) {
            tell(new CallerEvent.Said(sayingSinceMs, atMs + FRAME_MS, saying.text(), sayingOver));
            lastSaid = saying;
            saying = null;
            follower.actEnded(atMs + FRAME_MS);
        }
        return said;
    }

    @Override
    public void ended(String reason) {
        left = true;
        tell(new CallerEvent.Ended(nowMs, reason));
        over.complete(List.copyOf(events));
    }

    private void ask(long startMs, long endMs, short[] sound, boolean whole) {
        hearing.recognize(sound, text -> words.add(new Words(startMs, endMs, text, whole)));
    }

    private void takeWords() {
        for (Words heard = words.poll(); heard != null; heard = words.poll()) {
            if (!heard.whole()) {
                follower.agentHeardSoFar(heard.text(), nowMs);
            } else {
                follower.agentHeard(heard.text());
                tell(new CallerEvent.Heard(heard.startMs(), heard.endMs(), heard.text()));
            }
        }
    }

    private void act(ScriptFollower.Due due) {
        switch (due.act()) {
            case Act.Say say -> begin(say, due.over());
            case Act.Repeat _ -> repeat(due.over());
            case Act.Press press -> {
                line.thenAccept(call -> call.press(press.keys()));
                tell(new CallerEvent.Pressed(nowMs, press.keys()));
                follower.actEnded(nowMs);
            }
            case Act.HangUp _ -> leave(new CallerEvent.HungUp(nowMs));
            case Act.StaySilent _ -> follower.actEnded(nowMs);
        }
    }

    private void repeat(boolean over) {
        if (lastSaid == null) {
            follower.actEnded(nowMs);
        } else {
            begin(lastSaid, over);
        }
    }

    private void begin(Act.Say say, boolean over) {
        saying = say;
        sayingOver = over;
        sayingSinceMs = nowMs;
        mouth.say(prepared.get(say.text()));
    }

    private void giveUpIfHopeless() {
        long quietMs = nowMs - Math.max(0, ear.lastSoundMs());
        if (nowMs > script.limit().toMillis()) {
            leave(new CallerEvent.GaveUp(nowMs, "the call lasted longer than " + script.limit().toSeconds() + " s"));
        } else if (!ear.hearsTurn() && quietMs > script.patience().toMillis()) {
            leave(new CallerEvent.GaveUp(nowMs, "nothing was heard for " + script.patience().toSeconds() + " s"));
        }
    }

    private void leave(CallerEvent why) {
        if (!left) {
            left = true;
            tell(why);
            line.thenAccept(CarrierCall::hangUp);
        }
    }

    private void tell(CallerEvent event) {
        events.add(event);
        listener.accept(event);
    }
}
