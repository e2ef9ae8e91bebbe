package io.trunkline.system;

import io.trunkline.lab.run.CallResult;
import io.trunkline.lab.run.Judge;
import io.trunkline.lab.run.Ports;
import io.trunkline.lab.run.Progress;
import io.trunkline.lab.run.StartFailed;
import io.trunkline.lab.run.SystemOptions;
import io.trunkline.lab.run.TrunklineSystem;
import io.trunkline.lab.run.Verdict;
import io.trunkline.lab.script.CallScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** The one system that all tests of a run share: started by the first that asks for it, stopped at the end of the run. */
final class RunningSystem implements AutoCloseable {

    /** Two cores recognise and speak for so many callers and their agents at once. */
    private static final int CALLS_AT_ONCE = 6;

    private final TrunklineSystem system;
    private final ModelDoors model;
    private final Semaphore lines = new Semaphore(CALLS_AT_ONCE, true);
    private final List<CallResult> held = new CopyOnWriteArrayList<>();

    private RunningSystem(TrunklineSystem system) {
        this.system = system;
        this.model = new ModelDoors(system.services().named("local-realtime").base());
    }

    /** Gives the system to tests that have it as a parameter. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningSystem.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.create(RunningSystem.class))
                    .computeIfAbsent("system", _ -> started(), RunningSystem.class);
        }
    }

    private static RunningSystem started() {
        SystemOptions here = SystemOptions.here(Ports.free());
        SystemOptions options = here.hermetic().withModelFaults().withPatience(Duration.ofMinutes(4))
                .withOutput(here.root().resolve("system-tests").resolve("target").resolve("system"));
        try {
            TrunklineSystem system = TrunklineSystem.start(options, Progress.on(System.out));
            if (!system.speech().available()) {
                system.close();
                return withoutSpeech(options);
            }
            return new RunningSystem(system);
        } catch (StartFailed e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Nothing can be heard without the weights; where they are promised, that is a failure. */
    private static RunningSystem withoutSpeech(SystemOptions options) {
        String why = "no speech weights in " + options.weights();
        if (Boolean.getBoolean("speech.required")) {
            throw new IllegalStateException(why);
        }
        throw new TestAbortedException(why);
    }

    /** Places a call when a line is free, and waits for its end. */
    CallResult hold(CallScript script) {
        return hold(script, _ -> { });
    }

    /** The same; {@code listener} is told what happens, line by line. */
    CallResult hold(CallScript script, Consumer<String> listener) {
        lines.acquireUninterruptibly();
        try {
            var transcript = new StringBuffer();
            CallResult call = system.place(script, line -> {
                transcript.append("  ").append(line).append('\n');
                listener.accept(line);
            }).join();
            held.add(call);
            System.out.println(script.title() + " (" + script.name() + ", " + script.values() + ")\n" + transcript
                    + failures(Judge.judge(call)));
            return call;
        } finally {
            lines.release();
        }
    }

    /** What a call missed, for people; empty when it was as its script demands. */
    static String failures(Verdict verdict) {
        var text = new StringBuilder();
        verdict.failures().forEach(check -> text.append("  line ").append(check.line()).append(": ").append(check.demand())
                .append(" -- ").append(check.found()).append('\n'));
        return text.toString();
    }

    TrunklineSystem system() {
        return system;
    }

    /** The local model's doors for tests. */
    ModelDoors model() {
        return model;
    }

    /** Every call that was held so far. */
    List<CallResult> held() {
        return held;
    }

    @Override
    public void close() {
        system.close();
    }
}
