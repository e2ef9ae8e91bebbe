package io.trunkline.realtime.response;

import io.trunkline.realtime.conversation.Item;
import io.trunkline.realtime.conversation.Status;

/** A message of ours that is still being made. */
sealed interface OpenMessage permits SpokenMessage, WrittenMessage {

    /** Ends it and tells so; the item as it stays. */
    Item close(Status status);
}
