package io.trunkline.call.recording;

/** How what isn't ours stands in a line: as it is for calls that were made up, masked for calls of real people. */
public interface Wording {

    /** As it is. */
    Wording PLAIN = new Plain();

    /** What somebody said, keyed or wrote, a model's JSON included. Never {@code null}. */
    String text(String text);

    /** The part of a text that was heard by estimate: how much that is depends on the unmasked text. */
    String heardPart(String text);

    /** What a voice agent was told to be; may come to nothing. */
    String instructions(String text);

    /** What was measured of single frames, whose times a recording gives only nearly; may come to nothing. */
    String measured(String text);

    /** A provider's or carrier's id, {@code -} for {@code null}. */
    String id(Kind kind, String id);

    /** What an id names. */
    enum Kind { RESPONSE, ITEM, TOOL_CALL }

    /** See {@link #PLAIN}. */
    final class Plain implements Wording {

        private Plain() {
        }

        @Override
        public String text(String text) {
            return text;
        }

        @Override
        public String heardPart(String text) {
            return text;
        }

        @Override
        public String instructions(String text) {
            return " " + text.replace('\n', '|');
        }

        @Override
        public String measured(String text) {
            return text;
        }

        @Override
        public String id(Kind kind, String id) {
            return id == null ? "-" : id;
        }
    }
}
