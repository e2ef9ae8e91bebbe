package io.trunkline.realtime.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds {@code Say exactly: "…"} in the instructions of a response: words that the server says as they stand. */
final class ExactWords {

    private static final Pattern SAY_EXACTLY =
            Pattern.compile("say exactly:?\\s*[\"\u201c](.+)[\"\u201d]", Pattern.CASE_INSENSITIVE);

    private ExactWords() {}

    static Optional<String> in(String instructions) {
        Matcher matcher = SAY_EXACTLY.matcher(instructions);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
