package io.trunkline.system;

import io.trunkline.lab.carrier.LineConditions;
import io.trunkline.lab.run.CallResult;
import io.trunkline.lab.run.Judge;
import io.trunkline.lab.run.Ports;
import io.trunkline.lab.run.Progress;
import io.trunkline.lab.run.StartFailed;
import io.trunkline.lab.run.SystemOptions;
import io.trunkline.lab.run.TrunklineSystem;
import io.trunkline.lab.run.Verdict;
import io.trunkline.lab.script.CallScript;
import io.trunkline.lab.script.Draw;
import io.trunkline.lab.script.ScriptParser;
import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/** The real processes, started once for all system tests of this JVM; they end with it. */
final class RunningSystem {

    private static TrunklineSystem running;

    private RunningSystem() {
    }

    static synchronized TrunklineSystem get() throws StartFailed {
        if (running == null) {
            running = TrunklineSystem.start(SystemOptions.here(Ports.free()).hermetic(), Progress.on(System.out));
        }
        return running;
    }

    /** A script of {@code lab/calls} with these values. */
    static CallScript script(String name, Draw draw) throws IOException, StartFailed {
        return ScriptParser.parse(get().options().root().resolve("lab/calls").resolve(name + ".call"), draw).orThrow();
    }

    static CallScript script(String name) throws IOException, StartFailed {
        return script(name, Draw.asWritten(LocalDate.now()));
    }

    /** Places the call and waits for its end. */
    static CallResult call(CallScript script) throws Exception {
        return get().place(script, System.out::println).get(4, TimeUnit.MINUTES);
    }

    static Verdict verdict(CallResult call) {
        return Judge.judge(call);
    }

    static LineConditions voice(LineConditions.CallerVoice voice) {
        return LineConditions.CLEAR.withVoice(voice);
    }
}
