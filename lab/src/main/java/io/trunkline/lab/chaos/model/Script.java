package io.trunkline.lab.chaos.model;

/** What the model does with what a caller said. */
@FunctionalInterface
public interface Script {

    /** What is done with one turn. */
    enum Step {
        /** a sentence of some seconds */
        SPEAK,
        /** the tool with an effect: an e-mail is sent */
        SEND_EMAIL,
        /** a human is asked for */
        ESCALATE
    }

    /** Every third answer is an effect. */
    Script TALK = (call, turn) -> turn % 3 == 2 ? Step.SEND_EMAIL : Step.SPEAK;

    /** Every answer is an effect. */
    Script ERRANDS = (call, turn) -> Step.SEND_EMAIL;

    /** Every second caller wants a human after the first answer. */
    Script HUMANS = (call, turn) -> call % 2 == 0 && turn == 2 ? Step.ESCALATE : TALK.step(call, turn);

    /**
     * @param call number of the call, from 0 in the order in which they came
     * @param turn number of the caller's turn, from 1
     */
    Step step(int call, int turn);
}
