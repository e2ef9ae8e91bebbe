package io.trunkline.catalog.tool;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/**
 * Something the model may have done, as {@code tools.yaml} declares it.
 *
 * @param name        what the model calls it
 * @param description told to the model
 * @param parameters  JSON Schema of the arguments; told to the model and enforced before running
 * @param needsTrust  least trust in the caller, name of a {@code Trust} in lower case
 * @param changes     whether it has an effect, so that a redelivery must not repeat it
 * @param timeout     of the HTTP request
 * @param request     what is asked
 * @param result      output field → JSON pointer into the response body
 * @param display     the sentence to say, by outcome: {@code ok}, an HTTP status such as {@code 404}, {@code failed}, {@code timeout}
 */
public record Tool(String name, String description, JsonNode parameters, String needsTrust, boolean changes, Duration timeout,
        HttpRequestTemplate request, Map<String, String> result, Map<String, String> display) {

    /**
     * Placeholders: {@code ${NAME}} an environment variable (for base URLs and secrets), {@code {argument}} an argument,
     * {@code {caller.number}}, {@code {caller.customer_id}}; in a URL they are percent-encoded.
     *
     * @param body        JSON whose texts may hold placeholders, null for none
     * @param privateHost whether the URL's host may have an address of this machine or network
     */
    public record HttpRequestTemplate(String method, String url, Map<String, String> headers, JsonNode body, boolean privateHost) {}
}
