package io.trunkline.lab.run;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets and outside addresses of one run: taken from the environment where it has them, else made up. {@link #toString()} tells
 * no secret.
 */
public final class Account {

    /** Opens local-realtime's doors for tests. */
    static final String MODEL_FAULTS = "LOCAL_REALTIME_FAULTS";
    /** Where bridges write calls down. */
    static final String RECORD_DIR = "RECORD_DIR";
    /** Who may read hand-overs. */
    static final String DESK_KEY = "DESK_API_KEY";
    /** Who may drain bridges. */
    static final String ADMIN_KEY = "ADMIN_API_KEY";

    private static final SecureRandom RANDOM = new SecureRandom();
    private final Map<String, String> environment;
    private final String accountSid;
    private final String authToken;
    private final Optional<String> workflowSid;
    private final String internalToken = secret(16);
    private final String streamTokenSecret = secret(32);
    private final String crmToken = secret(16);
    private final String deskKey;
    private final String adminKey;

    private Account(Map<String, String> environment) {
        this.environment = environment;
        this.accountSid = given("TWILIO_ACCOUNT_SID").orElseGet(() -> "AC" + secret(16));
        this.authToken = given("TWILIO_AUTH_TOKEN").orElseGet(() -> secret(16));
        this.deskKey = given(DESK_KEY).orElseGet(() -> secret(16));
        this.adminKey = given(ADMIN_KEY).orElseGet(() -> secret(16));
        this.workflowSid = given("TWILIO_WORKFLOW_SID").or(() -> realCarrier() ? Optional.empty() : Optional.of("WW" + secret(16)));
    }

    /** An account as these variables say. */
    public static Account of(Map<String, String> environment) {
        return new Account(Map.copyOf(environment));
    }

    String accountSid() {
        return accountSid;
    }

    String authToken() {
        return authToken;
    }

    String internalToken() {
        return internalToken;
    }

    String streamTokenSecret() {
        return streamTokenSecret;
    }

    String crmToken() {
        return crmToken;
    }

    String deskKey() {
        return deskKey;
    }

    String adminKey() {
        return adminKey;
    }

    /** How a person at this terminal writes the desk's key: one that was made up for this run may be shown, one of theirs may not. */
    String deskKeyToShow() {
        return given(DESK_KEY).map(key -> "$" + DESK_KEY).orElse(deskKey);
    }

    /** The workflow that queues humans' tasks; with one, a task tells the human agent the story; a real account names its own. */
    Optional<String> workflowSid() {
        return workflowSid;
    }

    /** What carriers see of the gateway; {@code https}, without a path. */
    String publicUrl() {
        return given("PUBLIC_URL").orElse("https://voice.trunkline.test");
    }

    /** What carriers see of a bridge; in {@code BRIDGE_PUBLIC_URL} its id may stand as {@code {bridge}}. */
    String bridgeUrl(String id) {
        return given("BRIDGE_PUBLIC_URL").orElse("wss://{bridge}.trunkline.test").replace("{bridge}", id);
    }

    /** The carrier's REST API, when it isn't the lab's. */
    Optional<String> carrierApi() {
        return given("TWILIO_API_URL");
    }

    /** Whether calls come from a real carrier account: then its own REST API is used, and the lab places no calls. */
    boolean realCarrier() {
        return given("TWILIO_ACCOUNT_SID").isPresent() && given("TWILIO_AUTH_TOKEN").isPresent() && carrierApi().isEmpty();
    }

    /** Whether the model runs on this machine: unless there is a key, and no local address. */
    boolean localModel() {
        boolean localAddress = given("OPENAI_REALTIME_URL").map(url -> URI.create(url).getHost())
                .filter(host -> host != null && (host.equals("localhost") || host.startsWith("127."))).isPresent();
        return given("OPENAI_API_KEY").isEmpty() || localAddress;
    }

    /** What the local model is told beside its port. */
    Map<String, String> modelDoors() {
        return given(MODEL_FAULTS).map(value -> Map.of(MODEL_FAULTS, value)).orElse(Map.of());
    }

    /** Whether and where bridges write calls down. */
    Map<String, String> callRecords() {
        return given(RECORD_DIR).map(folder -> Map.of(RECORD_DIR, folder)).orElse(Map.of());
    }

    /** Where traces go, when not to the lab's own receiver. */
    Optional<String> traceEndpoint() {
        return given("OTEL_EXPORTER_OTLP_ENDPOINT");
    }

    String modelKey() {
        return given("OPENAI_API_KEY").orElse("local-" + secret(8));
    }

    /** Where the real model is; empty for the one of this machine. */
    Optional<String> modelUrl() {
        return localModel() ? Optional.empty()
                : Optional.of(given("OPENAI_REALTIME_URL").orElse("wss://api.openai.com/v1/realtime"));
    }

    String model() {
        return localModel() ? "local/{agent}" : given("OPENAI_MODEL").orElse("gpt-realtime-2.1");
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static String secret(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return "Account[localModel=" + localModel() + ", publicUrl=" + publicUrl() + "]";
    }
}
