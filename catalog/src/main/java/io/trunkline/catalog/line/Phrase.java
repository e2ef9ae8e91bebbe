package io.trunkline.catalog.line;

/**
 * What the carrier says to callers who can't be given to a voice agent. Each can be worded anew under a line's {@code words}; what stands in braces is filled in.
 */
public enum Phrase {
    /** Before anything else when all voice agents are busy. */
    BUSY("All our voice agents are busy at the moment."),
    /** {@code {position}} in the order of callers who hold. */
    POSITION("You are number {position} in line."),
    /** {@code {minutes}} to wait, estimated. */
    ESTIMATE("The wait is about {minutes}."),
    HOLD("Please stay on the line."),
    /** While holding: a key for the next step. */
    PRESS_FOR_CALL_BACK("To be called back instead, press 1."),
    PRESS_FOR_OPERATOR("To wait for a person instead, press 1."),
    PRESS_FOR_VOICEMAIL("To leave a message instead, press 1."),
    CALL_BACK_OFFER("We can call you back at the number ending in {number}. Press 1 for that number, or 2 for another one. To go on without, press 3."),
    CALL_BACK_NUMBER("Please say the number with its area code, or enter it and press the pound key."),
    CALL_BACK_CHECK("You entered {number}. If that is right, press 1. To enter it again, press 2."),
    CALL_BACK_WRONG("I'm sorry, that is not a number we can call."),
    CALL_BACK_PROMISED("Thank you. We will call you back as soon as we can. Goodbye."),
    OPERATOR("Please hold, I'm connecting you with a person."),
    VOICEMAIL("Please leave a message after the tone, and press the pound key when you are done."),
    VOICEMAIL_TAKEN("Thank you for your message. Goodbye."),
    VOICEMAIL_EMPTY("I didn't hear a message. Please call again. Goodbye."),
    /** The menu without a voice agent. */
    CLASSIC_OPENING("Thank you for calling {company}. Our voice agents can't take calls at the moment."),
    CLASSIC_DEPARTMENT("For {department}, press {key}."),
    CLASSIC_OPERATOR("For a person, press 0."),
    CLASSIC_VOICEMAIL("To leave a message, press {key}."),
    CLASSIC_HOURS("For our opening hours, press {key}."),
    CLASSIC_WRONG("Sorry, that's not one of the choices."),
    HOURS("We are open {hours}."),
    CLOSED("We are closed now. We are open {hours}."),
    /** To a number that is over its limit. */
    CALLED_TOO_OFTEN("I'm sorry, we have had very many calls from your number in a short time. Please try again a little later. Goodbye."),
    GOODBYE("Thank you for calling. Goodbye."),
    /** Said by the static file of the number, when nothing of ours answers. */
    STATIC("Thank you for calling {company}. We're having technical trouble. Please hold, we're connecting you with a person."),
    STATIC_NOBODY("If nobody could take your call, please try again later. Goodbye.");

    private final String usual;

    Phrase(String usual) {
        this.usual = usual;
    }

    /** @return its words where the line has none of its own */
    public String usual() {
        return usual;
    }
}
