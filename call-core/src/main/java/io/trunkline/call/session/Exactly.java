package io.trunkline.call.session;

import io.trunkline.call.model.ModelCommand.StartResponse;
import io.trunkline.call.model.ModelCommand.ToolUse;

/** A response that says given words and nothing else. */
final class Exactly {

    private Exactly() {
    }

    static StartResponse say(String words) {
        return new StartResponse("Say exactly: \"" + words.replace('"', '\'') + "\"", ToolUse.NONE);
    }
}
