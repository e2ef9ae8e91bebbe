package io.trunkline.realtime.response;

import io.trunkline.realtime.conversation.Conversation;
import io.trunkline.realtime.event.Outbox;
import io.trunkline.realtime.fault.FaultSwitches;
import io.trunkline.realtime.mind.Act;
import io.trunkline.realtime.voice.Speaker;

import java.util.concurrent.Executor;

/**
 * What the responses of one session work with.
 *
 * @param thread   runs on the session's thread, in order
 * @param audience is told what becomes of the response
 */
public record Stage(Conversation conversation, Outbox out, Speaker speaker, UsageMeter usage, FaultSwitches faults,
                    Executor thread, Audience audience) {

    /** Who must know what was said and what was not. Called on the session's thread. */
    public interface Audience {

        /** This much audio of a response has just been sent. */
        void sent(ResponseRun run, int millis);

        /** These sentences will not be said. */
        void unsaid(ResponseRun run, String text);

        /** This call will not be made. */
        void notCalled(ResponseRun run, Act.CallTool call);

        /** The response is over; response.done has been sent. */
        void done(ResponseRun run);
    }
}
