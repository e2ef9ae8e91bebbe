package io.trunkline.gateway.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TaskAttributesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LIMIT = 1000;

    @Test
    void whatFitsIsLeftAlone() {
        // Given
        ObjectNode task = MAPPER.createObjectNode().put("callId", "x").put("summary", "y".repeat(500));
        // When
        String document = TaskAttributes.fit(task, ObjectNode::toString, LIMIT);
        // Then
        assertThat(document).isEqualTo(task.toString());
    }

    @Test
    void theLongestTextIsCutFirst() throws Exception {
        // Given
        ObjectNode task = MAPPER.createObjectNode().put("callId", "x").put("summary", "a short one").put("transcript", "\uD83D\uDE00".repeat(2000));
        // When
        JsonNode left = MAPPER.readTree(TaskAttributes.fit(task, ObjectNode::toString, LIMIT));
        // Then
        assertThat(left.get("summary").textValue()).isEqualTo("a short one");
        assertThat(left.get("transcript").textValue()).endsWith("…").hasSizeBetween(500, LIMIT);
        assertThat(left.get("transcript").textValue().codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
    }

    @Test
    void aThousandSmallThingsAreLeftOutBeforeWhatAHumanNeeds() throws Exception {
        // Given
        ObjectNode task = MAPPER.createObjectNode().put("callId", "c").put("reason", "billing_dispute").put("urgency", "high").put("from_agent", true);
        ArrayNode done = task.putArray("done");
        for (int i = 0; i < 1000; i++) {
            done.add("step " + i);
        }
        // When
        JsonNode left = MAPPER.readTree(TaskAttributes.fit(task, ObjectNode::toString, LIMIT));
        // Then
        assertThat(left.get("callId").textValue()).isEqualTo("c");
        assertThat(left.get("reason").textValue()).isEqualTo("billing_dispute");
        assertThat(left.get("from_agent").booleanValue()).isTrue();
    }

    @RepeatedTest(50)
    void whateverComesInFitsAndIsWhole() throws JsonProcessingException {
        // Given
        long seed = new Random().nextLong();
        ObjectNode task = (ObjectNode) tree(new Random(seed), 4);
        // When
        String document = TaskAttributes.fit(task, ObjectNode::toString, LIMIT);
        // Then
        assertThat(document.length()).as("seed %d", seed).isLessThanOrEqualTo(LIMIT);
        assertThat(MAPPER.readTree(document).isObject()).as("seed %d", seed).isTrue();
    }

    private static JsonNode tree(Random random, int depth) {
        ObjectNode object = MAPPER.createObjectNode();
        for (int i = random.nextInt(6); i >= 0; i--) {
            switch (random.nextInt(depth > 0 ? 5 : 3)) {
                case 0 -> object.put("t" + i, "<\"é&>".repeat(random.nextInt(400)));
                case 1 -> object.put("n" + i, random.nextLong());
                case 2 -> object.put("callId", "x".repeat(random.nextInt(3000)));
                case 3 -> object.set("o" + i, tree(random, depth - 1));
                default -> object.putArray("a" + i).add(tree(random, depth - 1)).add("text ".repeat(random.nextInt(50)));
            }
        }
        return object;
    }
}
