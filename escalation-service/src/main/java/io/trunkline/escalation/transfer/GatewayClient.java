package io.trunkline.escalation.transfer;

import io.trunkline.contracts.http.CallControlResult;
import io.trunkline.contracts.http.InternalApi;
import io.trunkline.contracts.http.MoveCall;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The gateway's call control. */
@Path("/internal/calls")
@RegisterRestClient(configKey = "gateway")
public interface GatewayClient {
    @POST
    @Path("/{callId}/move")
    CallControlResult move(@HeaderParam(InternalApi.TOKEN_HEADER) String token, @PathParam("callId") String callId, MoveCall request);
}
