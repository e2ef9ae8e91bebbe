package io.trunkline.realtime.conversation;

import java.util.ArrayList;
import java.util.List;

/** One entry of a conversation. */
public sealed interface Item {

    String id();

    Status status();

    /** Something said or written. */
    record Message(String id, Status status, Role role, List<Content> content) implements Item {

        public Message {
            content = List.copyOf(content);
        }

        /** The same with one part replaced. */
        public Message with(int index, Content replacement) {
            List<Content> parts = new ArrayList<>(content);
            parts.set(index, replacement);
            return new Message(id, status, role, parts);
        }
    }

    /** We called a tool. */
    record FunctionCall(String id, Status status, String callId, String name, String arguments) implements Item {}

    /** What the tool gave. */
    record FunctionOutput(String id, Status status, String callId, String output) implements Item {}
}
