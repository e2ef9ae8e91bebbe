package io.trunkline.gateway.callcontrol;

/** What a carrier's REST side can do with a leg. Implementations block: virtual threads only; they repeat what may be repeated. */
public interface CarrierLegs {

    /** How a request to the carrier ended. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        /** The leg isn't there any more. */
        record Gone() implements Outcome {}

        /** The carrier didn't do it; {@code detail} is for people and holds no personal data. */
        record Failed(String detail) implements Outcome {}
    }

    /** Gives a running leg new instructions; its stream ends. */
    Outcome redirect(String callSid, String twiml);

    Outcome hangUp(String callSid);

    /** What the carrier knows of a leg. */
    sealed interface State {
        /** {@code status}: completed, busy, failed, no-answer or canceled; {@code seconds} it lasted, empty if not told. */
        record Over(String status, String seconds) implements State {}

        record Running() implements State {}

        /** The carrier can't be asked. */
        record Unknown() implements State {}
    }

    State state(String callSid);
}
