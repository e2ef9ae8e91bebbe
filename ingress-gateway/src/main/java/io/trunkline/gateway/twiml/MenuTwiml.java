package io.trunkline.gateway.twiml;

import io.trunkline.catalog.line.Line;
import io.trunkline.catalog.line.Menu;
import io.trunkline.gateway.config.PublicUrls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

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
        // the greeting is inside, so that a key pressed during it counts; with none the line's voice agent answers
        String opening = round == 1 ? line.say().orElse("") : "Sorry, that's not one of the choices.";
        return KeysTwiml.of(KeysTwiml.Question.ofOneKey(List.of(opening, menu.prompt()), menu.timeout(), urls.menu(callId, round)));
    }
}
