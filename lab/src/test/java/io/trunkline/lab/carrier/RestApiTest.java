package io.trunkline.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** twilio-java is the client. */
@Timeout(30)
class RestApiTest {

    private final QuietPhone phone = new QuietPhone();
    private OurSide ours;
    private LabCarrier carrier;
    private TwilioRestClient twilio;

    @BeforeEach
    void start() throws Exception {
        ours = new OurSide();
        carrier = LabCarrier.start(
                ours.config().withDesk(new DeskPolicy(true, Duration.ofMillis(200), Duration.ofMillis(200), true)), new ToneVoice());
        twilio = client(OurSide.TOKEN);
    }

    @AfterEach
    void stop() throws Exception {
        carrier.close();
        ours.close();
    }

    @Test
    void newTwimlStopsTheStreamAndMovesTheCallerToAHumanWhoKnows() throws Exception {
        // Given
        ours.twiml("/twilio/voice", "<Connect action=\"/ended\"><Stream url=\"" + OurSide.MEDIA + "/media/b/twilio\"/></Connect>");
        CarrierCall call = carrier.dial(DialRequest.of("+14155550142", "+18005551234"), phone);
        await().until(() -> ours.received.size() > 5);

        // When
        Call updated = Call.updater(call.sid())
                .setTwiml(new Twiml("<Response><Enqueue workflowSid=\"WW1\"><Task priority=\"10\">"
                        + "{\"name\":\"Daniel Reed\",\"summary\":\"disputes a charge of $347.00 from last month, not authorized\"}"
                        + "</Task></Enqueue></Response>"))
                .update(twilio);
        CallEnd end = call.ended().get(20, TimeUnit.SECONDS);

        // Then
        assertThat(updated.getStatus()).isEqualTo(Call.Status.IN_PROGRESS);
        assertThat(ours.received.getLast()).contains("\"event\":\"stop\"");
        assertThat(ours.closeCode).isEqualTo((short) 1000);
        assertThat(ours.postedTo("/ended")).isEmpty();
        assertThat(end.reason()).isEqualTo("human-hung-up");
        assertThat(call.timeline()).hasAtLeastOneElementOfType(CarrierEvent.Enqueued.class);
        assertThat(call.timeline().stream().filter(CarrierEvent.HumanSpoke.class::isInstance).findFirst())
                .hasValueSatisfying(e -> assertThat(((CarrierEvent.HumanSpoke) e).text())
                        .startsWith("Hi Daniel, I can see you're calling about a $347 charge from last month that you didn't authorize."));
    }

    @Test
    void aUrlIsAskedAndAStatusEndsTheCall() throws Exception {
        // Given
        ours.twiml("/twilio/voice", "<Pause length=\"60\"/>");
        ours.twiml("/moved", "<Pause length=\"60\"/>");
        CarrierCall call = carrier.dial(DialRequest.of("+14155550142", "+18005551234"), phone);

        // When
        Call.updater(call.sid()).setUrl(URI.create(OurSide.PUBLIC + "/moved")).update(twilio);
        await().until(() -> !ours.postedTo("/moved").isEmpty());
        Call.updater(call.sid()).setStatus(Call.UpdateStatus.COMPLETED).update(twilio);

        // Then
        assertThat(call.ended().get(10, TimeUnit.SECONDS).reason()).isEqualTo("api-completed");
        assertThat(Call.fetcher(call.sid()).fetch(twilio).getStatus()).isEqualTo(Call.Status.COMPLETED);
    }

    @Test
    void aCallThatEndedCannotBeMoved() throws Exception {
        // Given
        ours.twiml("/twilio/voice", "<Hangup/>");
        CarrierCall call = carrier.dial(DialRequest.of("+14155550142", "+18005551234"), phone);
        call.ended().get(10, TimeUnit.SECONDS);

        // When, Then
        assertThatThrownBy(() -> Call.updater(call.sid()).setTwiml(new Twiml("<Response/>")).update(twilio))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.getStatusCode()).isEqualTo(400);
                    assertThat(e.getCode()).isEqualTo(21220);
                });
    }

    @Test
    void strangersAndUnknownCallsAreTurnedAway() {
        assertThatThrownBy(() -> Call.fetcher("CA00").fetch(client("wrong")))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.getCode()).isEqualTo(20003));
        assertThatThrownBy(() -> Call.fetcher("CA00").fetch(twilio))
                .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.getCode()).isEqualTo(20404));
    }

    @Test
    void aNumberIsPointedElsewhere() throws Exception {
        // Given
        IncomingPhoneNumber number = IncomingPhoneNumber.reader()
                .setPhoneNumber(new PhoneNumber("+18005551234"))
                .read(twilio)
                .iterator()
                .next();
        ours.twiml("/elsewhere", "<Hangup/>");

        // When
        IncomingPhoneNumber changed = IncomingPhoneNumber.updater(number.getSid())
                .setVoiceUrl(URI.create(OurSide.PUBLIC + "/elsewhere"))
                .update(twilio);
        carrier.dial(DialRequest.of("+14155550142", "+18005551234"), phone).ended().get(10, TimeUnit.SECONDS);

        // Then
        assertThat(number.getVoiceUrl()).hasToString(OurSide.PUBLIC + "/twilio/voice");
        assertThat(changed.getVoiceUrl()).hasToString(OurSide.PUBLIC + "/elsewhere");
        assertThat(changed.getStatusCallback()).isEqualTo(number.getStatusCallback());
        assertThat(ours.postedTo("/elsewhere")).hasSize(1);
    }

    private TwilioRestClient client(String token) {
        return new TwilioRestClient.Builder(OurSide.SID, token).accountSid(OurSide.SID).httpClient(new Detour()).build();
    }

    /** Sends what is meant for Twilio to the lab. */
    private final class Detour extends HttpClient {

        private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();

        @Override
        public Response makeRequest(Request request) {
            try {
                URI meant = request.constructURL().toURI();
                String query = meant.getRawQuery() == null ? "" : "?" + meant.getRawQuery();
                HttpRequest sent = HttpRequest.newBuilder(URI.create(carrier.apiBase() + meant.getRawPath() + query))
                        .method(request.getMethod().name(), BodyPublishers.ofString(request.encodeFormBody()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", request.getAuthString())
                        .build();
                HttpResponse<String> response = http.send(sent, BodyHandlers.ofString());
                return new Response(response.body(), response.statusCode());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
