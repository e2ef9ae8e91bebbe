package io.trunkline.realtime.response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.realtime.conversation.Item;

import java.util.List;

/**
 * Counts what each response of a session would cost: the whole conversation as input every time, of which what the last
 * response already had is cached. Owned by the session's thread.
 */
public final class UsageMeter {

    private static final int CACHE_STEP = 64;
    private static final int TOKENS_A_MINUTE = 200_000;

    private Tokens before = Tokens.NONE;
    private int used;

    /** The {@code usage} of a response that read these items and instructions and made {@code output}. */
    ObjectNode usage(String instructions, List<Item> items, Tokens output) {
        Tokens input = items.stream().map(Tokens::of).reduce(Tokens.ofText(instructions), Tokens::plus);
        int cachedText = Math.min(before.text(), input.text()) / CACHE_STEP * CACHE_STEP;
        int cachedAudio = Math.min(before.audio(), input.audio()) / CACHE_STEP * CACHE_STEP;
        before = input;
        used += input.total() + output.total();
        ObjectNode usage = JsonNodeFactory.instance.objectNode().put("total_tokens", input.total() + output.total())
                .put("input_tokens", input.total()).put("output_tokens", output.total());
        ObjectNode details = usage.putObject("input_token_details").put("text_tokens", input.text())
                .put("audio_tokens", input.audio()).put("image_tokens", input.image())
                .put("cached_tokens", cachedText + cachedAudio);
        details.putObject("cached_tokens_details").put("text_tokens", cachedText).put("audio_tokens", cachedAudio)
                .put("image_tokens", 0);
        usage.putObject("output_token_details").put("text_tokens", output.text()).put("audio_tokens", output.audio());
        return usage;
    }

    /** What rate_limits.updated says is left of a minute's tokens; an allowance nobody enforces here. */
    int remaining() {
        return Math.max(0, TOKENS_A_MINUTE - used % TOKENS_A_MINUTE);
    }

    int limit() {
        return TOKENS_A_MINUTE;
    }
}
