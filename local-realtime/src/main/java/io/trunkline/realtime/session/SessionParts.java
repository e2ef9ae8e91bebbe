package io.trunkline.realtime.session;

import io.trunkline.realtime.conversation.Conversation;
import io.trunkline.realtime.event.Outbox;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What the parts of one session share.
 *
 * @param thread   runs on the session's thread, in order
 * @param settings as they are now
 */
record SessionParts(Executor thread, Outbox out, Conversation conversation, Thoughts thoughts, Engine engine,
                    Supplier<SessionSettings> settings) {}
