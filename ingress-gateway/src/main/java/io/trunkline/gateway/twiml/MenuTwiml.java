package io.trunkline.gateway.twiml;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Gather;
import io.trunkline.catalog.line.Line;
import io.trunkline.catalog.line.Menu;
import io.trunkline.gateway.config.PublicUrls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Asks for a key (Twilio TwiML, Gather). Stateless. */
@ApplicationScoped
public class MenuTwiml {
    private final PublicUrls urls;

    @Inject
    MenuTwiml(PublicUrls urls) {
        this.urls = urls;
    }

    /** @param round 1 the first time, with the line's greeting; later ones begin with an excuse */
    public String of(String callId, Line line, Menu menu, int round) {
        String url = urls.menu(callId, round);
        Gather.Builder gather = new Gather.Builder()
                .inputs(Gather.Input.DTMF)
                .numDigits(1)
                .timeout((int) Math.max(1, menu.timeout().toSeconds()))
                .action(url)
                .method(HttpMethod.POST);
        // the greeting is inside, so that a key pressed during it counts
        String opening = round == 1 ? line.say().orElse("") : "Sorry, that's not one of the choices.";
        if (!opening.isBlank()) {
            gather.say(Twiml.say(opening));
        }
        gather.say(Twiml.say(menu.prompt()));
        // nothing pressed: the same question without digits leads to the line's voice agent
        return Twiml.xml(new VoiceResponse.Builder().gather(gather.build()).redirect(Twiml.redirect(url)));
    }
}
