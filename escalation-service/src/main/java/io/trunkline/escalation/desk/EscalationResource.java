package io.trunkline.escalation.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.trunkline.escalation.handover.Handover;
import io.trunkline.escalation.handover.Handovers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a human agent's screen reads: {@code GET /api/escalations/{callId}}. */
@Path("/api/escalations")
@Produces(MediaType.APPLICATION_JSON)
public class EscalationResource {
    private static final String CALL_ID = "[0-9A-Za-z-]{1,64}";

    private final Handovers handovers;
    private final Optional<String> apiKey;

    EscalationResource(Handovers handovers, @ConfigProperty(name = "trunkline.desk-api-key") Optional<String> apiKey) {
        this.handovers = handovers;
        this.apiKey = apiKey;
    }

    /** 401 without the key where one is set, 404 for a call that was never escalated. */
    @GET
    @Path("/{callId}")
    @RunOnVirtualThread
    public Response handover(@PathParam("callId") String callId, @HeaderParam("Authorization") String authorization) {
        if (apiKey.isPresent() && !matches("Bearer " + apiKey.get(), authorization)) {
            return problem(Response.Status.UNAUTHORIZED, "send the desk's API key as `Authorization: Bearer …`");
        }
        Optional<Handover> handover = callId.matches(CALL_ID) ? handovers.of(callId) : Optional.empty();
        return handover.map(found -> Response.ok(found).build())
                .orElseGet(() -> problem(Response.Status.NOT_FOUND, "this call was not escalated, or is longer ago than a day"));
    }

    private static boolean matches(String expected, String given) {
        return given != null && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static Response problem(Response.Status status, String detail) {
        return Response.status(status).type("application/problem+json")
                .entity(Map.of("title", status.getReasonPhrase(), "status", status.getStatusCode(), "detail", detail)).build();
    }
}
