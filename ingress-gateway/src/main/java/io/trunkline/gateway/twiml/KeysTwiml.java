package io.trunkline.gateway.twiml;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Play;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks for keys (Twilio TwiML, Gather). Whoever presses none is asked for by the same URL, without digits. Stateless. */
public final class KeysTwiml {
    private static final String END_KEY = "#";

    /**
     * @param say     one sentence after the other; keys pressed meanwhile count
     * @param play    behind them, if anything
     * @param digits  how many keys; 0 for as many as come before the pound key
     * @param spoken  whether it may be answered by voice as well, as the carrier understands it
     * @param timeout without a key, behind what is said
     * @param url     where the keys go
     */
    public record Question(List<String> say, Optional<URI> play, int digits, boolean spoken, Duration timeout, String url) {

        /** For one key. */
        public static Question ofOneKey(List<String> say, Duration timeout, String url) {
            return new Question(say, Optional.empty(), 1, false, timeout, url);
        }
    }

    public static String of(Question question) {
        Gather.Builder gather = new Gather.Builder()
                .inputs(question.spoken() ? List.of(Gather.Input.DTMF, Gather.Input.SPEECH) : List.of(Gather.Input.DTMF))
                .timeout((int) Math.max(1, question.timeout().toSeconds()))
                .action(question.url())
                .method(HttpMethod.POST);
        if (question.digits() > 0) {
            gather.numDigits(question.digits());
        } else {
            gather.finishOnKey(END_KEY);
        }
        if (question.spoken()) {
            gather.speechTimeout("auto");
        }
        question.say().stream().filter(words -> !words.isBlank()).forEach(words -> gather.say(Twiml.say(words)));
        question.play().ifPresent(sound -> gather.play(new Play.Builder(sound).build()));
        return Twiml.xml(new VoiceResponse.Builder().gather(gather.build()).redirect(Twiml.redirect(question.url())));
    }

    private KeysTwiml() {
    }
}
