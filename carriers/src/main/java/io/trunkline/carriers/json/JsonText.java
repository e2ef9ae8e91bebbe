package io.trunkline.carriers.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text (RFC 8259) into maps, lists, strings, booleans, {@link Number} and {@link #NULL}. Strict: no comments, no trailing
 * anything, no control characters in strings, UTF-8 that is UTF-8, at most {@value #MAX_DEPTH} levels. The last of equal names wins.
 * Never throws: what isn't JSON is {@code null}.
 */
public final class JsonText {

    /** The JSON {@code null}. */
    public static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    /** A JSON number, as it was written: carriers' numbers are small integers, nobody needs more. */
    public record Number(String digits) {
    }

    private static final int MAX_DEPTH = 32;

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /** The value of the text, {@code null} if it isn't JSON. */
    public static Object parse(byte[] bytes, int offset, int length) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length)).toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
        JsonText reader = new JsonText(text);
        Object value = reader.value(0);
        reader.space();
        return reader.at == text.length() ? value : null;
    }

    private Object value(int depth) {
        space();
        return switch (peek()) {
            case '{' -> depth < MAX_DEPTH ? object(depth) : null;
            case '[' -> depth < MAX_DEPTH ? array(depth) : null;
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", NULL);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        space();
        if (taken('}')) {
            return members;
        }
        do {
            space();
            String name = peek() == '"' ? string() : null;
            space();
            if (name == null || !taken(':')) {
                return null;
            }
            Object value = value(depth + 1);
            if (value == null) {
                return null;
            }
            members.put(name, value);
            space();
        } while (taken(','));
        return taken('}') ? members : null;
    }

    private List<Object> array(int depth) {
        List<Object> elements = new ArrayList<>();
        at++;
        space();
        if (taken(']')) {
            return elements;
        }
        do {
            Object value = value(depth + 1);
            if (value == null) {
                return null;
            }
            elements.add(value);
            space();
        } while (taken(','));
        return taken(']') ? elements : null;
    }

    private String string() {
        StringBuilder characters = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return characters.toString();
            }
            if (c < ' ') {
                return null;
            }
            if (c != '\\') {
                characters.append(c);
            } else {
                int escaped = escape();
                if (escaped < 0) {
                    return null;
                }
                characters.append((char) escaped);
            }
        }
        return null;
    }

    /** The character behind a backslash, -1 if there is none of that kind. */
    private int escape() {
        int c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> -1;
        };
    }

    private int hex() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
            at++;
        }
        return value;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            return null;
        }
        at += word.length();
        return value;
    }

    private Number number() {
        int start = at;
        taken('-');
        boolean leadingZero = peek() == '0';
        int whole = digits();
        if (whole == 0 || leadingZero && whole > 1) {
            return null;
        }
        if (taken('.') && digits() == 0) {
            return null;
        }
        if (taken('e') || taken('E')) {
            if (!taken('+')) {
                taken('-');
            }
            if (digits() == 0) {
                return null;
            }
        }
        return new Number(text.substring(start, at));
    }

    private int digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at - start;
    }

    private void space() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
    }

    private boolean taken(char c) {
        boolean here = peek() == c;
        if (here) {
            at++;
        }
        return here;
    }

    /** The character here, -1 at the end. */
    private int peek() {
        return at < text.length() ? text.charAt(at) : -1;
    }
}
