package io.trunkline.call.manner;

import java.time.Duration;

/**
 * How long a caller may say nothing, and what follows. Each time counts from when nobody speaks, everything was heard, and nothing is being done; it is the wait
 * before that step, behind the one before it. {@link Duration#ZERO} leaves a step out.
 *
 * @param guidance before the agent helps with the question it asked; only if its last sentence was one
 * @param stillThere before it asks whether somebody is there
 * @param callBack before it offers to call back
 * @param goodbye before it says goodbye and ends the call
 * @param holdOn before the first step, for a caller who asked to wait
 * @param searching before the first step, for a caller who was asked for something that must be looked up
 */
public record Patience(Duration guidance, Duration stillThere, Duration callBack, Duration goodbye, Duration holdOn, Duration searching) {

    /** A silent caller is waited for as long as the line stands. */
    public static final Patience ENDLESS = new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
