package io.trunkline.escalation.desk;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.trunkline.escalation.handover.Handover;
import io.trunkline.escalation.handover.Handovers;
import io.trunkline.operations.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/** What a human agent's screen reads: {@code GET /api/escalations/{callId}}. */
@Path("/api/escalations")
@Produces(MediaType.APPLICATION_JSON)
public class EscalationResource {
    private static final String CALL_ID = "[0-9A-Za-z-]{1,64}";

    private final Handovers handovers;

    EscalationResource(Handovers handovers) {
        this.handovers = handovers;
    }

    /** 401 for who can't say who they are, 403 for who may not, 404 for a call that was never escalated. */
    @GET
    @Path("/{callId}")
    @RolesAllowed({Role.AGENT_NAME, Role.SUPERVISOR_NAME, Role.ADMIN_NAME})
    @RunOnVirtualThread
    public Response handover(@PathParam("callId") String callId) {
        Optional<Handover> handover = callId.matches(CALL_ID) ? handovers.of(callId) : Optional.empty();
        return handover.map(found -> Response.ok(found).build())
                .orElseGet(() -> problem(Response.Status.NOT_FOUND, "this call was not escalated, or is longer ago than a day"));
    }

    private static Response problem(Response.Status status, String detail) {
        return Response.status(status).type("application/problem+json")
                .entity(Map.of("title", status.getReasonPhrase(), "status", status.getStatusCode(), "detail", detail)).build();
    }
}
