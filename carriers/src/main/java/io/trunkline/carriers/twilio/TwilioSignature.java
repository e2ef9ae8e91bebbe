package io.trunkline.carriers.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks {@code X-Twilio-Signature}: base64 of HMAC-SHA1, keyed with the account's primary auth token, over the URL that Twilio requested and
 * the form's parameters (Twilio, "Validating signatures"). Compared in constant time. Immutable; any thread.
 *
 * <p>URLs are those Twilio was given, from the configured public base, never the inner address; fragments are not signed.
 */
public final class TwilioSignature {

    private static final String HMAC = "HmacSHA1";
    private static final String BODY_HASH = "bodySHA256=";

    private final SecretKeySpec key;

    public TwilioSignature(String authToken) {
        key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), HMAC);
    }

    /**
     * A webhook with a form body.
     *
     * @param parameters all of them, decoded, unknown and empty ones too; of a repeated name each distinct value counts
     */
    public boolean verifyForm(String url, Map<String, List<String>> parameters, String signature) {
        return verify(TwilioUrl.variants(url), sorted(parameters), signature);
    }

    /** A webhook by GET: all that is signed is in the URL. */
    public boolean verifyGet(String url, String signature) {
        return verify(TwilioUrl.variants(url), "", signature);
    }

    /** A webhook with a body that is no form: the URL holds the body's hash and is itself signed. */
    public boolean verifyBody(String url, byte[] body, String signature) {
        return verifyGet(url, signature) && bodyMatches(url, body);
    }

    /** The handshake of a media stream: {@code wss} URL as in the answer's {@code <Stream url>}, also with a slash at its end. */
    public boolean verifyHandshake(String wssUrl, String signature) {
        return verifyGet(wssUrl, signature) || !wssUrl.endsWith("/") && verifyGet(wssUrl + "/", signature);
    }

    private boolean verify(List<String> urls, String parameters, String signature) {
        if (signature == null) {
            return false;
        }
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean matched = false;
        for (String url : urls) {
            // no early end: which variant matched is nobody's business
            matched |= MessageDigest.isEqual(sign(url + parameters).getBytes(StandardCharsets.US_ASCII), given);
        }
        return matched;
    }

    private static String sorted(Map<String, List<String>> parameters) {
        StringBuilder signed = new StringBuilder();
        new TreeMap<>(parameters).forEach((name, values) -> new TreeSet<>(values).forEach(value -> signed.append(name).append(value)));
        return signed.toString();
    }

    private static boolean bodyMatches(String url, byte[] body) {
        int query = url.indexOf('?');
        if (query < 0) {
            return false;
        }
        for (String parameter : TwilioUrl.withoutFragment(url).substring(query + 1).split("&")) {
            if (parameter.startsWith(BODY_HASH)) {
                byte[] given = parameter.substring(BODY_HASH.length()).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
                return MessageDigest.isEqual(sha256(body).getBytes(StandardCharsets.US_ASCII), given);
            }
        }
        return false;
    }

    private String sign(String data) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(data.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + HMAC, missing);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
