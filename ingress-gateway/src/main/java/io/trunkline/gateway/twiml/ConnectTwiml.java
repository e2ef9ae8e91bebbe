package io.trunkline.gateway.twiml;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Connect;
import com.twilio.twiml.voice.Parameter;
import com.twilio.twiml.voice.Stream;
import io.trunkline.gateway.config.PublicUrls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Connects the caller to a bridge (Twilio TwiML, Connect and Stream). Stateless. */
@ApplicationScoped
public class ConnectTwiml {
    private final PublicUrls urls;

    @Inject
    ConnectTwiml(PublicUrls urls) {
        this.urls = urls;
    }

    /**
     * One stream of a call.
     *
     * @param bridge     that takes it
     * @param attempt    1 for the first, grows with each resume
     * @param mediaUrl   wss address at the chosen bridge
     * @param say        spoken before, if anything
     * @param parameters handed to the bridge in the stream's start message; null values are left out
     */
    public record MediaLeg(String callId, String bridge, int attempt, String mediaUrl, Optional<String> say, Map<String, String> parameters) {}

    public String of(MediaLeg leg) {
        VoiceResponse.Builder response = new VoiceResponse.Builder();
        leg.say().map(Twiml::say).ifPresent(response::say);
        response.connect(new Connect.Builder()
                .action(urls.connectEnded(leg.callId(), leg.bridge(), leg.attempt()))
                .method(HttpMethod.POST)
                .stream(stream(leg))
                .build());
        // only a carrier that ignores the action comes here: a lost socket must not end the call
        return Twiml.xml(response.redirect(Twiml.redirect(urls.resume(leg.callId(), leg.bridge(), leg.attempt()))));
    }

    private Stream stream(MediaLeg leg) {
        Stream.Builder stream = new Stream.Builder()
                .url(leg.mediaUrl())
                .statusCallback(urls.streamStatus())
                .statusCallbackMethod(Stream.StatusCallbackMethod.POST);
        leg.parameters().forEach((name, value) -> {
            if (value != null) {
                stream.parameter(new Parameter.Builder().name(name).value(Twiml.parameterValue(name, value)).build());
            }
        });
        return stream.build();
    }
}
