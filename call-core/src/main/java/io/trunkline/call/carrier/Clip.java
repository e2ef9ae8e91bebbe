package io.trunkline.call.carrier;

/** Sentences that are packaged with the bridge, for when the model can't speak. */
public enum Clip {
    /** "I'm sorry, I am having trouble. Let me connect you to someone who can help." */
    APOLOGY,
    /** "One moment, please." */
    MOMENT
}
