package io.trunkline.lab.run;

import io.trunkline.lab.run.Verdict.Check;
import io.trunkline.lab.script.CallScript;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Through which callers reach a running system, wherever that is. Safe to use from any thread. */
public interface Exchange {

    /**
     * Places a call. The CRM is given what the script takes for granted; the caller's lines are spoken before dialling.
     *
     * @param listener told line by line what happens, for people
     * @return the call when it is over and written down
     */
    CompletableFuture<CallResult> place(CallScript script, Consumer<String> listener);

    /**
     * What this system can be asked about any call that is over, beside what the call's script asks. May wait for what is told late.
     *
     * @param listener told what was found, for people
     */
    default List<Check> inspect(CallResult call, Consumer<String> listener) {
        return List.of();
    }
}
