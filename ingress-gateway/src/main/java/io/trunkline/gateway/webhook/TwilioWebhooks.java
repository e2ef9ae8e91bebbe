package io.trunkline.gateway.webhook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.trunkline.gateway.classic.ClassicMenus;
import io.trunkline.gateway.ending.StatusReports;
import io.trunkline.gateway.limits.CallerLimit;
import io.trunkline.gateway.limits.SourceLimit;
import io.trunkline.gateway.lines.IncomingCall;
import io.trunkline.gateway.overflow.CallBackAnswers;
import io.trunkline.gateway.overflow.HoldAnswers;
import io.trunkline.gateway.overflow.HoldMusic;
import io.trunkline.gateway.queue.QueueEnded;
import io.trunkline.gateway.resume.StreamEnded;
import io.trunkline.gateway.telemetry.GatewayMetrics;
import io.trunkline.gateway.twiml.QueueTwiml;
import io.trunkline.gateway.voicemail.Voicemail;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * What the carrier posts (Twilio Voice, webhooks). Each is bounded, parsed and verified before anything is acted on; a question
 * is answered by something sensible even when what it needs is broken. Virtual threads.
 */
@Path("/")
@RunOnVirtualThread
public class TwilioWebhooks {
    private static final Logger LOGGER = Logger.getLogger(TwilioWebhooks.class);
    private static final String SIGNATURE = "X-Twilio-Signature";
    private static final String XML = "text/xml; charset=utf-8";
    private static final int RETRY_AFTER_SECONDS = 60;
    private static final String OPERATOR = "operator";
    private static final byte[] MUSIC = HoldMusic.wave();

    @Inject
    WebhookGate gate;
    @Inject
    CallerLimit callers;
    @Inject
    SourceLimit sources;
    @Inject
    IncomingCall incoming;
    @Inject
    LiveCall live;
    @Inject
    StreamEnded streams;
    @Inject
    QueueEnded queues;
    @Inject
    HoldAnswers holding;
    @Inject
    CallBackAnswers callBacks;
    @Inject
    Voicemail voicemail;
    @Inject
    ClassicMenus classic;
    @Inject
    StatusReports reports;
    @Inject
    QueueTwiml queue;
    @Inject
    GatewayMetrics metrics;
    @Context
    HttpServerRequest http;

    @POST
    @Path("twilio/voice")
    public Response voice(byte[] body) {
        return question("voice", body, request -> callers.unlessTooOften(request, incoming::rings));
    }

    @POST
    @Path("twilio/voice/incoming")
    public Response voiceIncomingOfTwilio(byte[] body) {
        return question("voice", body, request -> callers.unlessTooOften(request, incoming::rings));
    }

    @POST
    @Path("voice/incoming")
    public Response voiceIncoming(byte[] body) {
        return question("voice", body, request -> callers.unlessTooOften(request, incoming::rings));
    }

    @POST
    @Path("twilio/menu")
    public Response menu(byte[] body) {
        return question("menu", body, request -> live.ask(request, "call.menu", incoming::chooses));
    }

    @POST
    @Path("twilio/connect-ended")
    public Response connectEnded(byte[] body) {
        return question("connect_ended", body, request -> streamEnded(request, "call.stream-ended"));
    }

    @POST
    @Path("twilio/resume")
    public Response resume(byte[] body) {
        return question("resume", body, request -> streamEnded(request, "call.resume"));
    }

    private Reply streamEnded(CarrierRequest request, String name) {
        try {
            return live.askOnce(request, name, StreamEnded.field(request), streams::whatNext);
        } catch (RuntimeException redisAway) {
            return streams.withoutContext(request).orElseThrow(() -> redisAway);
        }
    }

    @POST
    @Path("twilio/queue-ended")
    public Response queueEnded(byte[] body) {
        return question("queue_ended", body, request -> live.ask(request, "call.queue-ended", queues::whatNext));
    }

    @POST
    @Path("twilio/hold")
    public Response hold(byte[] body) {
        return question("hold", body, request -> live.ask(request, "call.hold", holding::whatNext));
    }

    @GET
    @Path("twilio/hold-music.wav")
    public Response holdMusic() {
        return Response.ok(MUSIC, "audio/wav").header("Cache-Control", "public, max-age=86400").build();
    }

    @POST
    @Path("twilio/call-back")
    public Response callBack(byte[] body) {
        return question("call_back", body, request -> live.ask(request, "call.call-back", callBacks::whatNext));
    }

    @POST
    @Path("twilio/voicemail")
    public Response voicemail(byte[] body) {
        return question("voicemail", body, request -> live.ask(request, "call.voicemail", voicemail::whatNext));
    }

    @POST
    @Path("twilio/classic")
    public Response classic(byte[] body) {
        return question("classic", body, request -> live.ask(request, "call.classic", classic::chooses));
    }

    /** Asked when another of our answers could not be had or understood. */
    @POST
    @Path("twilio/fallback")
    public Response fallback(byte[] body) {
        return question("fallback", body, request -> live.hasEnded(request) ? new Reply.Refused("ended") : new Reply.Instructions(lastResort(), "answered"));
    }

    @POST
    @Path("twilio/call-status")
    public Response callStatus(byte[] body) {
        return handle("call_status", body, reports::call, Response.status(503).build());
    }

    @POST
    @Path("twilio/stream-status")
    public Response streamStatus(byte[] body) {
        return handle("stream_status", body, reports::stream, Response.status(503).build());
    }

    @POST
    @Path("twilio/recording-status")
    public Response recordingStatus(byte[] body) {
        return handle("recording_status", body, voicemail::stored, Response.status(503).build());
    }

    private Response question(String endpoint, byte[] body, Function<CarrierRequest, Reply> answer) {
        return handle(endpoint, body, answer, Response.ok(lastResort(), XML).build());
    }

    private Response handle(String endpoint, byte[] body, Function<CarrierRequest, Reply> answer, Response whenBroken) {
        long begun = System.nanoTime();
        byte[] form = body == null ? new byte[0] : body;
        return switch (gate.admit(http.getHeader("Content-Type"), http.uri(), http.getHeader(SIGNATURE), form)) {
            case WebhookGate.Admission.Turned turned -> {
                count(endpoint, turned.outcome(), begun);
                yield turned(turned);
            }
            case WebhookGate.Admission.Admitted admitted -> {
                try {
                    Reply reply = answer.apply(admitted.request());
                    count(endpoint, reply.outcome(), begun);
                    yield response(reply);
                } catch (RuntimeException e) {
                    // the caller is on the line: whatever is broken, they get to a person
                    LOGGER.errorf(e, "webhook could not be served endpoint=%s", endpoint);
                    count(endpoint, "broken", begun);
                    yield whenBroken;
                }
            }
        };
    }

    private Response turned(WebhookGate.Admission.Turned turned) {
        if (sources.tooMany(http.remoteAddress().host())) {
            return Response.status(429).header("Retry-After", RETRY_AFTER_SECONDS).build();
        }
        return Response.status(turned.status()).build();
    }

    private void count(String endpoint, String outcome, long begun) {
        metrics.webhook(endpoint, outcome, System.nanoTime() - begun);
    }

    private static Response response(Reply reply) {
        return switch (reply) {
            case Reply.Instructions instructions -> Response.ok(instructions.twiml(), XML).build();
            case Reply.Noted noted -> Response.noContent().build();
            case Reply.Refused refused -> Response.status(403).build();
        };
    }

    private String lastResort() {
        return queue.lastResort("I'm sorry, we're having technical trouble. Please hold, I'm connecting you with a person.", OPERATOR);
    }
}
