package io.trunkline.call;

import io.trunkline.call.manner.Manner;
import io.trunkline.call.model.ModelProfile;
import io.trunkline.call.model.SessionConfig;

/**
 * Everything a call is set up with. Immutable for the length of the call.
 *
 * @param adaptiveUplink whether frames of a silent caller go to the model three at a time
 * @param resumes another bridge held the call: {@link CallInput.Resumed} says how it goes on
 */
public record CallConfig(SessionConfig session, ModelProfile profile, GreetingTexts greeting, ToolTexts toolTexts, Timings timings, Manner manner,
        boolean adaptiveUplink, boolean resumes) {

    public CallConfig(SessionConfig session, ModelProfile profile, GreetingTexts greeting, ToolTexts toolTexts, Timings timings, Manner manner,
            boolean adaptiveUplink) {
        this(session, profile, greeting, toolTexts, timings, manner, adaptiveUplink, false);
    }

    public CallConfig(SessionConfig session, ModelProfile profile, GreetingTexts greeting, ToolTexts toolTexts, Timings timings, Manner manner) {
        this(session, profile, greeting, toolTexts, timings, manner, true);
    }

    /** With an agent that says nothing the model doesn't say. */
    public CallConfig(SessionConfig session, ModelProfile profile, GreetingTexts greeting, ToolTexts toolTexts, Timings timings) {
        this(session, profile, greeting, toolTexts, timings, Manner.PLAIN);
    }

    public static CallConfig of(SessionConfig session, ModelProfile profile, GreetingTexts greeting) {
        return new CallConfig(session, profile, greeting, ToolTexts.DEFAULT, Timings.DEFAULT);
    }

    public CallConfig withTimings(Timings other) {
        return new CallConfig(session, profile, greeting, toolTexts, other, manner, adaptiveUplink, resumes);
    }

    public CallConfig withSession(SessionConfig other) {
        return new CallConfig(other, profile, greeting, toolTexts, timings, manner, adaptiveUplink, resumes);
    }

    public CallConfig withManner(Manner other) {
        return new CallConfig(session, profile, greeting, toolTexts, timings, other, adaptiveUplink, resumes);
    }

    public CallConfig withAdaptiveUplink(boolean on) {
        return new CallConfig(session, profile, greeting, toolTexts, timings, manner, on, resumes);
    }

    /** Of a call that another bridge held. */
    public CallConfig resuming(boolean on) {
        return new CallConfig(session, profile, greeting, toolTexts, timings, manner, adaptiveUplink, on);
    }

    /**
     * What the agent opens with, disclosures included. An empty text: the agent waits for the caller.
     *
     * @param known for a caller whose number we trust; {@code {name}} becomes the first name
     * @param unknown for anyone else
     */
    public record GreetingTexts(String known, String unknown) {
    }

    /**
     * JSON texts that the core answers the model with by itself; it can't write JSON.
     *
     * @param ok a built-in tool did its work
     * @param timedOut a tool didn't answer in time; its {@code display} is the sentence to say
     * @param escalationTimedOut the same, for an escalation that goes on in spite of it
     * @param callGoesOn the caller spoke before the call was ended
     */
    public record ToolTexts(String ok, String timedOut, String escalationTimedOut, String callGoesOn) {

        public static final ToolTexts DEFAULT = new ToolTexts(
                "{\"status\":\"ok\"}",
                "{\"status\":\"timeout\",\"output\":{},\"display\":\"I'm sorry, our system is taking too long to answer. I can try once more or connect you to someone.\"}",
                "{\"status\":\"timeout\",\"output\":{},\"display\":\"I am connecting you to a colleague now. Please stay on the line.\"}",
                "{\"status\":\"failed\",\"output\":{},\"display\":\"The caller spoke again, so the call goes on.\"}");
    }
}
