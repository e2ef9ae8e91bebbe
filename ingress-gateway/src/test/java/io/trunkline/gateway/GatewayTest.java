package io.trunkline.gateway;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.trunkline.contracts.redis.CallKeys;
import io.trunkline.gateway.world.FakeBridge;
import io.trunkline.gateway.world.FakeCarrier;
import io.trunkline.gateway.world.FakeTwilio;
import io.trunkline.gateway.world.KafkaEar;
import io.trunkline.gateway.world.Twiml;
import io.trunkline.gateway.world.World;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One gateway with real Redis and Kafka for all tests; each test begins without calls and bridges. */
@WithTestResource(value = World.class, scope = TestResourceScope.GLOBAL)
public abstract class GatewayTest {
    protected static final String PLAIN = "+18005551234";
    protected static final String WITH_MENU = "+18005551235";
    protected static final String ANN = "+14155550100";

    private final List<FakeBridge> bridges = new ArrayList<>();

    @Inject
    protected RedisDataSource redis;
    protected FakeCarrier carrier;
    protected KafkaEar kafka;
    protected FakeTwilio twilio;

    @BeforeEach
    void begin() {
        redis.execute("FLUSHALL");
        twilio = new FakeTwilio(ConfigProvider.getConfig().getValue("trunkline.twilio.api-url", URI.class).getPort());
        carrier = new FakeCarrier(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
        kafka = new KafkaEar(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    @AfterEach
    void end() throws InterruptedException {
        twilio.close();
        bridges.forEach(FakeBridge::close);
        kafka.close();
    }

    protected FakeBridge bridge(String id, int capacity) {
        FakeBridge bridge = new FakeBridge(redis, id, capacity);
        bridges.add(bridge);
        return bridge;
    }

    protected static String callSid() {
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        return "CA" + HexFormat.of().formatHex(random);
    }

    protected Twiml ring(String callSid, String line) {
        return Twiml.read(carrier.post("/twilio/voice", FakeCarrier.call(callSid, ANN, line)).body());
    }

    protected String callIdOf(String callSid) {
        return String.valueOf(redis.execute("GET", CallKeys.ofCarrierCall(callSid)));
    }

    protected Map<String, String> callHash(String callSid) {
        return redis.hash(String.class).hgetall(new CallKeys(callIdOf(callSid)).call());
    }

    /** What the bridge would write of its session. */
    protected void session(String callSid, Map<String, String> fields) {
        redis.hash(String.class).hset(new CallKeys(callIdOf(callSid)).session(), fields);
    }

    /** What the escalation service would write of a transfer. */
    protected void transfer(String callSid, Map<String, String> fields) {
        redis.hash(String.class).hset(new CallKeys(callIdOf(callSid)).transfer(), fields);
    }

    protected FakeCarrier.Answer status(String callSid, String status, int sequence) {
        Map<String, String> form = FakeCarrier.call(callSid, ANN, PLAIN);
        form.put("CallStatus", status);
        form.put("SequenceNumber", Integer.toString(sequence));
        return carrier.post("/twilio/call-status", form);
    }

    /** What the carrier asks when a key was pressed, or none, after {@code <Gather>}. */
    protected Twiml press(String callSid, String line, Twiml asked, String digits) {
        Map<String, String> form = FakeCarrier.call(callSid, ANN, line);
        form.put("CallStatus", "in-progress");
        if (!digits.isEmpty()) {
            form.put("Digits", digits);
        }
        return Twiml.read(carrier.follow(asked.attribute("Gather", "action"), form).body());
    }

    /** The carrier's question after a stream. */
    protected FakeCarrier.Answer after(String callSid, Twiml connected) {
        Map<String, String> form = FakeCarrier.call(callSid, ANN, PLAIN);
        form.put("CallStatus", "in-progress");
        return carrier.follow(connected.attribute("Connect", "action"), form);
    }
}
