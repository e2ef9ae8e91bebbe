package io.trunkline.gateway.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code application/x-www-form-urlencoded} strictly (URL Standard, but what it would mend is refused). Pure, never throws. */
final class FormBody {
    /** A carrier sends about forty. */
    static final int MOST_FIELDS = 300;

    sealed interface Parsed {
        /** Values by name, in the order received. */
        record Form(Map<String, List<String>> fields) implements Parsed {}

        /** Why it isn't a form; holds none of its content. */
        record Malformed(String reason) implements Parsed {}
    }

    static Parsed parse(byte[] body) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int count = 0;
        int start = 0;
        try {
            for (int i = 0; i <= body.length; i++) {
                if (i == body.length || body[i] == '&') {
                    if (i > start) {
                        add(fields, body, start, i);
                        count++;
                    }
                    start = i + 1;
                }
                if (count > MOST_FIELDS) {
                    return new Parsed.Malformed("over " + MOST_FIELDS + " fields");
                }
            }
        } catch (CharacterCodingException e) {
            return new Parsed.Malformed("not UTF-8 or not percent-encoded");
        }
        return new Parsed.Form(fields);
    }

    private static void add(Map<String, List<String>> fields, byte[] body, int from, int to) throws CharacterCodingException {
        int equals = from;
        while (equals < to && body[equals] != '=') {
            equals++;
        }
        String name = decode(body, from, equals);
        String value = equals < to ? decode(body, equals + 1, to) : "";
        fields.computeIfAbsent(name, any -> new ArrayList<>(1)).add(value);
    }

    private static String decode(byte[] body, int from, int to) throws CharacterCodingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            switch (body[i]) {
                case '+' -> bytes.write(' ');
                case '%' -> {
                    bytes.write(hex(body, i + 1, to) << 4 | hex(body, i + 2, to));
                    i += 2;
                }
                default -> {
                    if (body[i] >= 0 && body[i] < ' ') {
                        throw new CharacterCodingException();
                    }
                    bytes.write(body[i]);
                }
            }
        }
        // a new decoder reports what String's constructor would replace
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    }

    private static int hex(byte[] body, int at, int to) throws CharacterCodingException {
        int digit = at < to ? Character.digit(body[at], 16) : -1;
        if (digit < 0) {
            throw new CharacterCodingException();
        }
        return digit;
    }

    private FormBody() {
    }
}
