package io.trunkline.lab.carrier.leg;

import io.trunkline.lab.carrier.CallEnd;
import io.trunkline.lab.carrier.CarrierCall;
import io.trunkline.lab.carrier.CarrierEvent;
import io.trunkline.lab.carrier.CarrierFaults;
import io.trunkline.lab.carrier.CarrierNumber;
import io.trunkline.lab.carrier.DialRequest;
import io.trunkline.lab.carrier.Phone;
import io.trunkline.lab.carrier.verb.VerbRun.Cause;
import io.trunkline.lab.carrier.webhook.CallParameters;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A leg from dialling to its end. {@link #tick} is the clock thread's and everything happens in it; other threads leave what they want in
 * the inbox.
 */
public final class Leg implements CarrierCall, Interpreter.Course {

    private static final Logger LOGGER = Logger.getLogger(Leg.class.getName());

    private final CallParameters call;
    private final CarrierNumber number;
    private final Phone phone;
    private final LineClock clock;
    private final Timeline timeline = new Timeline();
    private final Keypad keypad = new Keypad();
    private final CallerLine line;
    private final CallbackQueue callbacks;
    private final TwimlSource documents;
    private final LegWork work;
    private final Interpreter interpreter;
    private final CompletableFuture<CallEnd> ended = new CompletableFuture<>();
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final short[] mouth = new short[Phone.FRAME_SAMPLES];
    private final short[] ear = new short[Phone.FRAME_SAMPLES];
    private final CallProgress progress;

    private volatile boolean over;
    private int document;

    public Leg(CallParameters call, DialRequest request, CarrierNumber number, Phone phone, CarrierServices services, LineClock clock) {
        this.call = call;
        this.number = number;
        this.phone = phone;
        this.clock = clock;
        this.line = new CallerLine(request.conditions());
        CarrierFaults faults = request.faults() == null ? services.config().faults() : request.faults();
        this.work = new LegWork(this, services, faults, request.conditions().jitter());
        Consumer<CarrierEvent> events = timeline::add;
        this.callbacks =
                new CallbackQueue(services.webhooks(), work.signature(), events, services.threads(), faults.reorderStatusCallbacks());
        this.progress = new CallProgress(call, number.statusCallback(), callbacks);
        this.documents = new TwimlSource(
                services.webhooks(), work.signature(), events, number.voiceFallbackUrl(), faults.repeatWebhooks());
        this.interpreter = new Interpreter(work, this);
    }

    /** Begins: the clock ticks from now on, the number's voice URL is asked. */
    public void begin() {
        timeline.add(new CarrierEvent.Dialled(System.nanoTime(), call.from(), call.to()));
        progress.change("initiated");
        progress.change("ringing");
        ask(number.voiceUrl(), "POST", Map.of());
        clock.add(this);
    }

    /** Twenty milliseconds. */
    synchronized void tick(long now) {
        try {
            drain();
            if (!over) {
                keypad.tick(now, key -> pressed(key, now));
                boolean speaking = phone.speak(mouth, now);
                byte[] fromCaller = line.carry(mouth, speaking);
                Arrays.fill(ear, (short) 0);
                interpreter.tick(fromCaller, ear, now);
                phone.hear(ear, now);
            }
        } catch (RuntimeException e) {
            // a bug in a verb or a phone ends its own call, never the clock
            fail(e);
        }
    }

    @Override
    public String sid() {
        return call.callSid();
    }

    @Override
    public void press(String keys) {
        Keypad.check(keys);
        onClock(() -> keypad.add(keys));
    }

    @Override
    public void hangUp() {
        onClock(() -> end(Cause.CALLER_HUNG_UP, progress.answered() ? "completed" : "canceled", Cause.CALLER_HUNG_UP.word()));
    }

    @Override
    public CompletableFuture<CallEnd> ended() {
        return ended.copy();
    }

    @Override
    public List<CarrierEvent> timeline() {
        return timeline.snapshot();
    }

    /** New instructions by the API; {@code false} if the call is over. */
    public boolean update(CallUpdate update) {
        if (over) {
            return false;
        }
        onClock(() -> apply(update));
        return true;
    }

    /** The carrier goes out of business. */
    public void shutDown() {
        onClock(() -> end(Cause.CARRIER_CLOSED, "completed", Cause.CARRIER_CLOSED.word()));
    }

    /** The call as the API shows it. */
    public CallView view() {
        return progress.view();
    }

    @Override
    public void answer(long now) {
        if (!progress.answered()) {
            timeline.add(new CarrierEvent.Answered(now));
            progress.answer();
        }
    }

    @Override
    public void ask(String url, String method, Map<String, String> parameters) {
        int asked = ++document;
        Map<String, String> all = call.with(progress.status());
        all.putAll(parameters);
        work.later(() -> documents.ask(url, method, all), answer -> take(asked, answer));
    }

    @Override
    public void finish(String finalStatus, String reason) {
        end(Cause.API_COMPLETED, finalStatus, reason);
    }

    /** Ends the call because of a bug in the lab. */
    void fail(RuntimeException bug) {
        LOGGER.log(Level.SEVERE, "leg failed", bug);
        end(Cause.FAILED, "failed", Cause.FAILED.word());
    }

    void record(CarrierEvent event) {
        timeline.add(event);
    }

    void onClock(Runnable task) {
        inbox.add(task);
        if (over) {
            drain();
        }
    }

    CallParameters parameters() {
        return call;
    }

    String status() {
        return progress.status();
    }

    String resolve(String url) {
        return interpreter.resolve(url);
    }

    CallbackQueue callbacks() {
        return callbacks;
    }

    TwimlSource documents() {
        return documents;
    }

    private synchronized void drain() {
        for (Runnable task = inbox.poll(); task != null; task = inbox.poll()) {
            task.run();
        }
    }

    private void pressed(char key, long now) {
        timeline.add(new CarrierEvent.KeyPressed(now, key));
        interpreter.key(key, now);
    }

    /** An answer that another document has overtaken is dropped. */
    private void take(int asked, TwimlSource.Answer answer) {
        if (over || asked != document) {
            return;
        }
        switch (answer) {
            case TwimlSource.Answer.Document found -> interpreter.follow(found.url(), found.program().verbs());
            case TwimlSource.Answer.Nothing ignored -> interpreter.apologise();
        }
    }

    private void apply(CallUpdate update) {
        if (over) {
            return;
        }
        timeline.add(new CarrierEvent.CallUpdated(System.nanoTime(), update.parameters()));
        switch (update) {
            case CallUpdate.End end -> end(Cause.API_COMPLETED, end.status(), Cause.API_COMPLETED.word());
            case CallUpdate.NewUrl next -> {
                interpreter.breakOff(Cause.TWIML_REPLACED, System.nanoTime());
                ask(next.url(), next.method(), Map.of());
            }
            case CallUpdate.NewTwiml next -> {
                interpreter.breakOff(Cause.TWIML_REPLACED, System.nanoTime());
                take(++document, documents.read(next.twiml(), number.voiceUrl()));
            }
        }
    }

    private void end(Cause cause, String finalStatus, String reason) {
        if (over) {
            return;
        }
        over = true;
        interpreter.breakOff(cause, System.nanoTime());
        timeline.add(new CarrierEvent.Ended(System.nanoTime(), finalStatus, reason));
        Duration talked = progress.end(finalStatus);
        clock.remove(this);
        phone.ended(reason);
        callbacks.close().thenRun(() -> ended.complete(new CallEnd(finalStatus, reason, talked)));
    }
}
