package io.trunkline.lab.cluster;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the services and their secrets are; each from the variable of its name.
 *
 * @param publicUrl      {@code PUBLIC_URL}: the gateway as a carrier dials it
 * @param gateway        {@code LAB_GATEWAY}: where that is in truth
 * @param media          {@code LAB_MEDIA}: base of the bridges as a carrier dials them, {@code *} for the bridge's name
 * @param bridges        {@code LAB_BRIDGES}: where that is in truth, {@code *} as above
 * @param escalation     {@code LAB_ESCALATION}: base of the escalation service
 * @param accountSid     {@code TWILIO_ACCOUNT_SID}
 * @param authToken      {@code TWILIO_AUTH_TOKEN}
 * @param crmToken       {@code CRM_TOKEN}
 * @param deskKey        {@code DESK_API_KEY}
 * @param kafka          {@code KAFKA_BOOTSTRAP_SERVERS}
 * @param output         {@code LAB_OUTPUT}: where recordings go
 * @param bridgeName     {@code LAB_BRIDGE_NAME}: of a bridge, without its number
 * @param bridgesMeasured {@code LAB_BRIDGES_MEASURED}: for so many bridges there is a metrics API; 0: there is none
 */
record Surroundings(String publicUrl, String gateway, String media, String bridges, URI escalation, String accountSid, String authToken,
        String crmToken, String deskKey, String kafka, Path output, String bridgeName, int bridgesMeasured) {

    /** @throws IllegalArgumentException naming what is missing */
    static Surroundings of(Map<String, String> environment) {
        return new Surroundings(need(environment, "PUBLIC_URL"), need(environment, "LAB_GATEWAY"), need(environment, "LAB_MEDIA"),
                need(environment, "LAB_BRIDGES"), URI.create(need(environment, "LAB_ESCALATION")), need(environment, "TWILIO_ACCOUNT_SID"),
                need(environment, "TWILIO_AUTH_TOKEN"), need(environment, "CRM_TOKEN"), need(environment, "DESK_API_KEY"),
                need(environment, "KAFKA_BOOTSTRAP_SERVERS"), Path.of(need(environment, "LAB_OUTPUT")),
                environment.getOrDefault("LAB_BRIDGE_NAME", ""), Integer.parseInt(environment.getOrDefault("LAB_BRIDGES_MEASURED", "0")));
    }

    private static String need(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is required");
        }
        return value;
    }

    /** Tells no secret. */
    @Override
    public String toString() {
        return "Surroundings[publicUrl=" + publicUrl + ", gateway=" + gateway + ", bridges=" + bridges + "]";
    }
}
