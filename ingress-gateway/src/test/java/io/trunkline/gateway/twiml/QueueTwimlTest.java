package io.trunkline.gateway.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.contracts.Urgency;
import io.trunkline.gateway.world.Twiml;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueueTwimlTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void withAWorkflowTheTaskCarriesTheStoryAndItsPriority() throws Exception {
        // Given
        ObjectNode task = MAPPER.createObjectNode().put("callId", "c").put("reason", "billing_dispute").put("summary", "\"$347\" & <last month>");
        // When
        Twiml twiml = Twiml.read(TwimlWorld.queue("WW1").of(new QueueTwiml.Waiting(Optional.empty(), "billing", Urgency.HIGH, task)));
        // Then
        assertThat(twiml.attribute("Enqueue", "workflowSid")).isEqualTo("WW1");
        assertThat(twiml.attribute("Task", "priority")).isEqualTo("10");
        assertThat(twiml.attribute("Task", "timeout")).isEqualTo("3600");
        assertThat(MAPPER.readTree(twiml.text("Task"))).isEqualTo(task);
    }

    @Test
    void anythingButUrgentHasPriorityFive() {
        // When
        Twiml twiml = Twiml.read(TwimlWorld.queue("WW1").of(new QueueTwiml.Waiting(Optional.empty(), "billing", Urgency.LOW, null)));
        // Then
        assertThat(twiml.attribute("Task", "priority")).isEqualTo("5");
        assertThat(twiml.text("Task")).isEqualTo("{}");
    }

    @Test
    void aLongStoryIsCutToWhatTheCarrierTakes() throws Exception {
        // Given
        ObjectNode task = MAPPER.createObjectNode().put("callId", "c").put("transcript", "<&\"\u0000".repeat(5000));
        // When
        String document = TwimlWorld.queue("WW1").of(new QueueTwiml.Waiting(Optional.of("Please hold."), "billing", Urgency.MEDIUM, task));
        // Then
        assertThat(document.length()).isLessThanOrEqualTo(QueueTwiml.LIMIT).isGreaterThan(QueueTwiml.LIMIT / 2);
        JsonNode left = MAPPER.readTree(Twiml.read(document).text("Task"));
        assertThat(left.get("callId").textValue()).isEqualTo("c");
        assertThat(left.get("transcript").textValue()).endsWith("…");
    }

    @Test
    void withoutAWorkflowThereIsAPlainQueue() {
        // When
        Twiml twiml = Twiml.read(TwimlWorld.queue("").of(new QueueTwiml.Waiting(Optional.empty(), "billing", Urgency.MEDIUM, MAPPER.createObjectNode())));
        // Then
        assertThat(twiml.text("Enqueue")).isEqualTo("billing");
        assertThat(twiml.attribute("Enqueue", "workflowSid")).isEmpty();
    }
}
