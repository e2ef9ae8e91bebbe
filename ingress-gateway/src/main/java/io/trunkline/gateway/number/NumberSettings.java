package io.trunkline.gateway.number;

import com.twilio.exception.ApiConnectionException;
import com.twilio.exception.ApiException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** A number's settings at Twilio (Twilio Voice, IncomingPhoneNumbers). Blocks. */
final class NumberSettings {
    private static final int UNAUTHORIZED = 401;

    private final TwilioRestClient twilio;

    NumberSettings(TwilioRestClient twilio) {
        this.twilio = twilio;
    }

    sealed interface Result {
        /** @param changes one line for each setting: from what to what, or that it was so before */
        record Pointed(List<String> changes) implements Result {}

        record Refused(String message) implements Result {}
    }

    Result point(PointRequest request) {
        try {
            Iterator<IncomingPhoneNumber> found = IncomingPhoneNumber.reader().setPhoneNumber(request.number()).read(twilio).iterator();
            if (!found.hasNext()) {
                return new Result.Refused(request.number() + " is not a number of account " + request.accountSid()
                        + "; see Phone Numbers in the Twilio console");
            }
            return update(found.next(), request);
        } catch (ApiConnectionException e) {
            return new Result.Refused("Twilio's API can't be reached: " + e.getMessage());
        } catch (ApiException e) {
            return new Result.Refused(refusal(e));
        }
    }

    private Result update(IncomingPhoneNumber before, PointRequest request) {
        IncomingPhoneNumber after = IncomingPhoneNumber.updater(before.getSid())
                .setVoiceUrl(request.base() + "/twilio/voice")
                .setVoiceMethod(HttpMethod.POST)
                .setVoiceFallbackUrl(request.fallback().orElse(request.base() + "/twilio/fallback"))
                // a static file is fetched
                .setVoiceFallbackMethod(request.fallback().isPresent() ? HttpMethod.GET : HttpMethod.POST)
                .setStatusCallback(request.base() + "/twilio/call-status")
                .setStatusCallbackMethod(HttpMethod.POST)
                .update(twilio);
        List<String> changes = new ArrayList<>();
        changes.add(request.number() + " (" + before.getSid() + ")");
        changes.add(change("voice URL", before.getVoiceUrl(), after.getVoiceUrl()));
        changes.add(change("voice fallback URL", before.getVoiceFallbackUrl(), after.getVoiceFallbackUrl()));
        changes.add(change("status callback", before.getStatusCallback(), after.getStatusCallback()));
        if (set(before.getTrunkSid()) || set(before.getVoiceApplicationSid())) {
            changes.add("  warning: the number belongs to a SIP trunk or an application, so Twilio ignores its voice URL; take it out there");
        }
        return new Result.Pointed(List.copyOf(changes));
    }

    private static boolean set(String sid) {
        return sid != null && !sid.isBlank();
    }

    private static String change(String what, Object before, Object after) {
        String was = before == null || before.toString().isBlank() ? "(nothing)" : before.toString();
        return "  " + what + ": " + (Objects.equals(String.valueOf(before), String.valueOf(after)) ? after + " (as before)" : was + " -> " + after);
    }

    private static String refusal(ApiException e) {
        return e.getStatusCode() != null && e.getStatusCode() == UNAUTHORIZED
                ? "Twilio doesn't accept TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN; are they of the same account?"
                : "Twilio refused: " + e.getMessage() + " (code " + e.getCode() + ")";
    }
}
