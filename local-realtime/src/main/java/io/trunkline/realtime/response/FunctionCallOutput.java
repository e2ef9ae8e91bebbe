package io.trunkline.realtime.response;

import io.trunkline.realtime.conversation.Item;
import io.trunkline.realtime.conversation.Status;
import io.trunkline.realtime.event.Ids;

/** A function call as part of a response: its arguments go out in pieces, then whole. */
final class FunctionCallOutput {

    private static final int DELTA_CHARACTERS = 32;

    private FunctionCallOutput() {
    }

    /** Sends the call. @return its item */
    static Item send(String itemId, String function, String arguments, OutputEvents events) {
        String callId = Ids.next("call");
        events.added(new Item.FunctionCall(itemId, Status.IN_PROGRESS, callId, function, ""));
        for (int from = 0; from < arguments.length(); from += DELTA_CHARACTERS) {
            events.send(events.item("response.function_call_arguments.delta").put("call_id", callId)
                    .put("delta", arguments.substring(from, Math.min(arguments.length(), from + DELTA_CHARACTERS))));
        }
        events.send(events.item("response.function_call_arguments.done").put("call_id", callId)
                .put("name", function).put("arguments", arguments));
        Item item = new Item.FunctionCall(itemId, Status.COMPLETED, callId, function, arguments);
        events.done(item);
        return item;
    }
}
