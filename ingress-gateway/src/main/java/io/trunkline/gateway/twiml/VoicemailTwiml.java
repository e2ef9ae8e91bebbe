package io.trunkline.gateway.twiml;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Record;
import java.time.Duration;

/** Takes a message (Twilio TwiML, Record). Stateless. */
public final class VoicemailTwiml {
    /** Silence that ends a message. */
    private static final int SILENCE_SECONDS = 5;

    /**
     * @param taken  asked when the message was recorded
     * @param empty  asked when nothing was said
     * @param stored told where the recording is
     */
    public record Message(String words, Duration longest, String taken, String empty, String stored) {}

    public static String of(Message message) {
        Record record = new Record.Builder()
                .action(message.taken())
                .method(HttpMethod.POST)
                .maxLength((int) message.longest().toSeconds())
                .timeout(SILENCE_SECONDS)
                .finishOnKey("#")
                .playBeep(true)
                .recordingStatusCallback(message.stored())
                .recordingStatusCallbackMethod(HttpMethod.POST)
                .build();
        return Twiml.xml(new VoiceResponse.Builder().say(Twiml.say(message.words())).record(record).redirect(Twiml.redirect(message.empty())));
    }

    private VoicemailTwiml() {
    }
}
