package io.trunkline.escalation.crm;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of the CRM's HTTP interface we write to. */
@Path("/interactions")
@RegisterRestClient(configKey = "crm")
public interface CrmClient {

    /** @param key equal for repeated tries, so that the CRM keeps one interaction */
    @POST
    JsonNode log(@HeaderParam("Authorization") String authorization, @HeaderParam("Idempotency-Key") String key, Interaction interaction);
}
