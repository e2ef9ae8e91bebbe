package io.trunkline.lab.carrier.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.lab.audio.WaveFile;
import io.trunkline.lab.carrier.leg.CallUpdate;
import io.trunkline.lab.carrier.leg.Leg;
import io.trunkline.lab.http.Form;
import io.trunkline.lab.http.Reply;
import io.trunkline.lab.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Twilio's REST API, version 2010-04-01, as far as Trunkline uses it: {@code Calls} (read, update), {@code IncomingPhoneNumbers} (list,
 * read, update) and {@code Recordings} (the sound). Runs on the server's threads.
 */
public final class RestApi {

    private static final int LONGEST_TWIML = 4000;

    private final String accountSid;
    private final String expectedAuthorization;
    private final Numbers numbers;
    private final Function<String, Optional<Leg>> calls;
    private final Supplier<Collection<Leg>> allCalls;
    private final Map<String, byte[]> recordings;

    /**
     * @param calls by sid
     * @param allCalls newest first
     */
    public RestApi(
            String accountSid,
            String authToken,
            Numbers numbers,
            Function<String, Optional<Leg>> calls,
            Supplier<Collection<Leg>> allCalls,
            Map<String, byte[]> recordings) {
        this.accountSid = accountSid;
        String credentials = accountSid + ":" + authToken;
        this.expectedAuthorization =
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        this.numbers = numbers;
        this.calls = calls;
        this.allCalls = allCalls;
        this.recordings = recordings;
    }

    public Reply answer(Request request) {
        if (!request.header("Authorization").equals(expectedAuthorization)) {
            return ApiError.AUTHENTICATE.reply();
        }
        String account = "/2010-04-01/Accounts/" + accountSid + "/";
        if (!request.path().startsWith(account)) {
            return ApiError.NOT_FOUND.reply();
        }
        String[] parts = request.path().substring(account.length()).split("/");
        return parts.length == 1 ? list(parts[0], request) : parts.length == 2 ? one(parts[0], parts[1], request) : ApiError.NOT_FOUND.reply();
    }

    private Reply list(String resource, Request request) {
        if (!request.method().equals("GET")) {
            return ApiError.METHOD_NOT_ALLOWED.reply();
        }
        return switch (resource) {
            case "IncomingPhoneNumbers.json" -> numberList(request);
            case "Calls.json" -> callList(request);
            default -> ApiError.NOT_FOUND.reply();
        };
    }

    private Reply one(String resource, String name, Request request) {
        int dot = name.indexOf('.');
        String sid = dot < 0 ? name : name.substring(0, dot);
        return switch (resource) {
            case "Calls" -> calls.apply(sid).map(leg -> call(leg, request)).orElseGet(ApiError.NOT_FOUND::reply);
            case "IncomingPhoneNumbers" -> number(sid, request);
            case "Recordings" -> recording(sid);
            default -> ApiError.NOT_FOUND.reply();
        };
    }

    private Reply call(Leg leg, Request request) {
        return switch (request.method()) {
            case "GET" -> json(CallJson.of(leg.view()));
            case "POST" -> update(leg, Form.decodeSingle(request.body()));
            default -> ApiError.METHOD_NOT_ALLOWED.reply();
        };
    }

    private static Reply update(Leg leg, Map<String, String> form) {
        String status = form.getOrDefault("Status", "");
        CallUpdate update;
        if (!status.isEmpty()) {
            if (!status.equals("completed") && !status.equals("canceled")) {
                return ApiError.BAD_STATUS.reply();
            }
            update = new CallUpdate.End(form, status);
        } else if (form.containsKey("Twiml")) {
            if (form.get("Twiml").length() > LONGEST_TWIML) {
                return ApiError.TWIML_TOO_LONG.reply();
            }
            update = new CallUpdate.NewTwiml(form, form.get("Twiml"));
        } else if (form.containsKey("Url")) {
            update = new CallUpdate.NewUrl(form, form.get("Url"), form.getOrDefault("Method", "POST"));
        } else {
            return ApiError.NOTHING_TO_UPDATE.reply();
        }
        return leg.update(update) ? json(CallJson.of(leg.view())) : ApiError.NOT_IN_PROGRESS.reply();
    }

    private Reply callList(Request request) {
        String status = request.query().getOrDefault("Status", "");
        ArrayNode found = new ObjectMapper().createArrayNode();
        allCalls.get().stream()
                .map(Leg::view)
                .filter(view -> status.isEmpty() || view.status().equals(status))
                .forEach(view -> found.add(CallJson.of(view)));
        return page("calls", found, request);
    }

    private Reply numberList(Request request) {
        String wanted = request.query().getOrDefault("PhoneNumber", "");
        ArrayNode found = new ObjectMapper().createArrayNode();
        numbers.all().stream()
                .filter(owned -> owned.number().phoneNumber().contains(wanted))
                .forEach(owned -> found.add(NumberJson.of(accountSid, owned)));
        return page("incoming_phone_numbers", found, request);
    }

    private Reply number(String sid, Request request) {
        Optional<Numbers.Owned> owned = request.method().equals("POST")
                ? numbers.update(sid, Form.decodeSingle(request.body()))
                : numbers.bySid(sid);
        return owned.map(found -> json(NumberJson.of(accountSid, found))).orElseGet(ApiError.NOT_FOUND::reply);
    }

    private Reply recording(String sid) {
        byte[] muLaw = recordings.get(sid);
        return muLaw == null ? ApiError.NOT_FOUND.reply() : new Reply(200, Map.of("Content-Type", "audio/x-wav"), WaveFile.muLaw(muLaw));
    }

    private static Reply page(String name, ArrayNode found, Request request) {
        String uri = request.exchange().getRequestURI().toString();
        ObjectNode page = new ObjectMapper().createObjectNode();
        page.set(name, found);
        page.put("page", 0).put("page_size", 50).put("start", 0).put("end", Math.max(0, found.size() - 1));
        page.put("uri", uri).put("first_page_uri", uri).putNull("next_page_uri").putNull("previous_page_uri");
        return json(page);
    }

    private static Reply json(JsonNode body) {
        return Reply.json(200, body.toString());
    }
}
