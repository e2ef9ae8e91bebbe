package io.trunkline.gateway.twiml;

import com.twilio.twiml.TwiMLException;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import com.twilio.http.HttpMethod;

/** The small TwiML documents and what the others share. Stateless. */
public final class Twiml {
    /** Most a value may have, so that name and value stay below 500 (Twilio TwiML, Parameter). */
    static final int PARAMETER_LIMIT = 499;

    public static String notInService() {
        return xml(new VoiceResponse.Builder()
                .say(say("The number you have dialed is not in service. Please check the number and dial again."))
                .hangup(new Hangup.Builder().build()));
    }

    public static String hangUp() {
        return xml(new VoiceResponse.Builder().hangup(new Hangup.Builder().build()));
    }

    public static String sayAndHangUp(String words) {
        return xml(new VoiceResponse.Builder().say(say(words)).hangup(new Hangup.Builder().build()));
    }

    /** The carrier is to ask there what next. */
    public static String goOn(String url) {
        return xml(new VoiceResponse.Builder().redirect(redirect(url)));
    }

    /** Nothing to do: the leg is gone or elsewhere. */
    public static String nothing() {
        return xml(new VoiceResponse.Builder());
    }

    public static Say say(String words) {
        return new Say.Builder(printable(words)).build();
    }

    static Redirect redirect(String url) {
        return new Redirect.Builder(url).method(HttpMethod.POST).build();
    }

    public static String xml(VoiceResponse.Builder response) {
        try {
            return response.build().toXml();
        } catch (TwiMLException e) {
            throw new IllegalStateException("TwiML can't be written", e);
        }
    }

    /** @return {@code text} without what XML 1.0 can't hold: control characters, lone surrogates, U+FFFE and U+FFFF */
    static String printable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Twiml::allowed).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }

    /** @return {@code value} printable and short enough beside {@code name}, cut between characters */
    static String parameterValue(String name, String value) {
        String kept = printable(value);
        int room = PARAMETER_LIMIT - name.length();
        if (kept.length() <= room) {
            return kept;
        }
        return kept.substring(0, Character.isHighSurrogate(kept.charAt(room - 1)) ? room - 1 : room);
    }

    private Twiml() {
    }
}
