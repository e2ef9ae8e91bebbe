package io.trunkline.gateway.webhook;

import io.trunkline.carriers.twilio.TwilioSignature;
import io.trunkline.gateway.config.GatewayConfig;
import io.trunkline.gateway.config.PublicUrls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Lets in what the carrier has signed for our account, before anything is acted on. Stateless, any thread. */
@ApplicationScoped
public class WebhookGate {
    private static final String FORM = "application/x-www-form-urlencoded";
    /** Wider than Twilio's 32 hex digits, so that other carriers of its protocol fit; narrow enough for a key in Redis. */
    private static final Pattern CALL_SID = Pattern.compile("CA[0-9A-Za-z]{1,62}");

    private final String accountSid;
    private final TwilioSignature signature;
    private final PublicUrls urls;

    @Inject
    WebhookGate(GatewayConfig config, TwilioSignature signature, PublicUrls urls) {
        this.accountSid = config.twilio().accountSid();
        this.signature = signature;
        this.urls = urls;
    }

    sealed interface Admission {
        record Admitted(CarrierRequest request) implements Admission {}

        record Turned(int status, String outcome) implements Admission {}
    }

    /**
     * @param contentType  header, may be null
     * @param pathAndQuery as received, still encoded: that is what is signed
     * @param signed       {@code X-Twilio-Signature}, may be null
     */
    Admission admit(String contentType, String pathAndQuery, String signed, byte[] body) {
        boolean form = contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(FORM);
        int question = pathAndQuery.indexOf('?');
        String query = question < 0 ? "" : pathAndQuery.substring(question + 1);
        if (!form || !(FormBody.parse(body) instanceof FormBody.Parsed.Form(Map<String, List<String>> fields))
                || !(FormBody.parse(query.getBytes(StandardCharsets.UTF_8)) instanceof FormBody.Parsed.Form(Map<String, List<String>> asked))) {
            return new Admission.Turned(400, "malformed");
        }
        if (signed == null || signed.isBlank()) {
            return new Admission.Turned(403, "unsigned");
        }
        if (!signature.verifyForm(urls.of(pathAndQuery), fields, signed)) {
            return new Admission.Turned(403, "bad_signature");
        }
        return admit(new CarrierRequest(fields, asked));
    }

    private Admission admit(CarrierRequest request) {
        if (!request.get("AccountSid").equals(accountSid)) {
            return new Admission.Turned(403, "foreign_account");
        }
        return CALL_SID.matcher(request.callSid()).matches() ? new Admission.Admitted(request) : new Admission.Turned(400, "malformed");
    }
}
