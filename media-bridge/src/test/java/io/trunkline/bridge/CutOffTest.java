package io.trunkline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trunkline.bridge.lab.Bench;
import io.trunkline.bridge.lab.Bench.Talk;
import io.trunkline.bridge.lab.BridgeWorld;
import io.trunkline.bridge.lab.ModelSession;
import io.trunkline.bridge.lab.ScriptedCarrier;
import io.trunkline.contracts.http.PlaceCall;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redis is there and doesn't answer, so that a bridge can't renew its leases. */
@QuarkusTest
@QuarkusTestResource(BridgeWorld.class)
class CutOffTest {

    @Inject
    Bench bench;

    @AfterEach
    void clear() {
        bench.clear();
    }

    @Test
    void aBridgeThatCantRenewItsLeasesKeepsItsCallersAndTakesNoNewOnesButOfLinesThatGoWithoutContext() {
        // Given
        Talk talk = bench.talk();
        // When
        bench.redis().execute("CLIENT", "PAUSE", "8000", "ALL");
        // Then
        await().atMost(Duration.ofSeconds(9)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            bench.place(Bench.call(null));
            assertThat(bench.count("calls.refused", "reason", "cut_off")).isPositive();
        });
        PlaceCall insisting = Bench.onLine(BridgeWorld.LINE_WITHOUT_CONTEXT, Bench.call(null));
        ScriptedCarrier without = servedByATokenThatWorksOnce(insisting);
        int heard = talk.carrier().millisHeard();
        talk.model().says("I am still with you.", 300);
        await().untilAsserted(() -> assertThat(talk.carrier().millisHeard()).isEqualTo(heard + 300));
        await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(500)).until(() -> bench.place(Bench.call(null)) == 202);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(bench.transcript(talk.callId())).as("written when Redis answers again")
                .anySatisfy(turn -> assertThat(turn).contains("I am still with you.")));
        assertThat(bench.transcript(insisting.callId())).as("taken though nobody could be told").anySatisfy(turn -> assertThat(turn).contains("How can I help you?"));
        without.stop();
        without.close();
        talk.end();
    }

    private ScriptedCarrier servedByATokenThatWorksOnce(PlaceCall call) {
        double before = bench.count("stream.refusals", "reason", "token_used");
        String parameters = Bench.parameters(call, bench.token(call));
        // those of calls that were placed before it was cut off, and that no stream claims
        bench.model().reset();
        assertThat(bench.place(call)).isEqualTo(202);
        ModelSession model = bench.model().next();
        model.await("session.update");
        ScriptedCarrier carrier = stream(call, parameters).playsAtOnce();
        stream(call, parameters);
        await().untilAsserted(() -> assertThat(bench.count("stream.refusals", "reason", "token_used") - before).isEqualTo(1));
        model.await("response.create");
        model.says("How can I help you?", 300);
        carrier.await("media");
        return carrier;
    }

    private ScriptedCarrier stream(PlaceCall call, String parameters) {
        return ScriptedCarrier.connect(bench.port(), Bench.MEDIA).connected().start(call.callSid(), parameters);
    }
}
