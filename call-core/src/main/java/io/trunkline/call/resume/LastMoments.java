package io.trunkline.call.resume;

import io.trunkline.call.model.Side;

/**
 * The end of what is known of a conversation, and what follows from it.
 *
 * @param lastSide      who had the last whole turn, {@code null} if nobody had one
 * @param lastText      of that turn
 * @param saying        what the agent was saying, {@code null} if nothing
 * @param callerSpoke   whether the caller was speaking, or their last words aren't written down
 * @param toolAnswered  whether a tool answered after the last turn
 */
public record LastMoments(Side lastSide, String lastText, Unfinished saying, boolean callerSpoke, boolean toolAnswered) {

    /** How the conversation stood. */
    public Standing standing() {
        if (callerSpoke) {
            return Standing.CALLER_SPEAKING;
        } else if (saying != null) {
            return "".equals(saying.again()) ? Standing.CALLERS_TURN : Standing.AGENT_SPEAKING;
        } else if (lastSide == null) {
            return toolAnswered ? Standing.ANSWER_DUE : Standing.NEW;
        }
        return lastSide == Side.CALLER || toolAnswered ? Standing.ANSWER_DUE : Standing.CALLERS_TURN;
    }

    /** What is to be said again: the sentence that was cut; or, if it is the caller's turn, what they were asked, which they may have answered to nobody. */
    public String unfinished() {
        return switch (standing()) {
            case AGENT_SPEAKING -> saying.again() == null ? "" : saying.again();
            case CALLERS_TURN -> lastQuestion(saying == null ? lastText : saying.heard());
            case NEW, CALLER_SPEAKING, ANSWER_DUE, UNKNOWN -> "";
        };
    }

    private static String lastQuestion(String text) {
        String said = text.strip();
        if (said.isEmpty() || "?\uFF1F\u061F".indexOf(said.charAt(said.length() - 1)) < 0) {
            return "";
        }
        for (int i = said.length() - 2; i > 0; i--) {
            if (Character.isWhitespace(said.charAt(i)) && Unfinished.endsSentence(said.charAt(i - 1))) {
                return said.substring(i + 1);
            }
        }
        return said;
    }
}
