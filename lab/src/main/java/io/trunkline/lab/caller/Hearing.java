package io.trunkline.lab.caller;

import java.util.function.Consumer;

/** How a caller understands speech. */
@FunctionalInterface
public interface Hearing {

    /**
     * Recognises speech without holding up the one who asks.
     *
     * @param sound8k the sound, 8 kHz; not changed afterwards
     * @param then    told the words, on any thread; "" when there were none
     */
    void recognize(short[] sound8k, Consumer<String> then);
}
