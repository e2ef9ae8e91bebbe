package io.trunkline.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.contracts.event.EventCodec;
import io.trunkline.contracts.event.EventCodec.Decoded;
import io.trunkline.contracts.event.EventType;
import io.trunkline.contracts.http.CallControlResult;
import io.trunkline.contracts.http.MoveCall;
import io.trunkline.contracts.http.PlaceCall;
import io.trunkline.contracts.redis.BridgeAnnouncement;
import io.trunkline.contracts.redis.PendingTool;
import io.trunkline.contracts.redis.ProviderLimits;
import io.trunkline.contracts.redis.Saying;
import io.trunkline.contracts.redis.ToolEntry;
import io.trunkline.contracts.redis.TranscriptEntry;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Services of two versions speak to one another while an upgrade runs. {@code released/<version>} holds what each version writes, one file an event,
 * request or entry; such a file is never changed: what fails here would fail in an upgrade. A new version adds a folder.
 */
class VersionSkewTest {
    private static final ObjectMapper MAPPER = EventCodec.mapper();
    private static final Path RELEASED = Path.of("src/test/resources/released");
    /** What isn't an event: requests on internal ports, and what one process leaves in Redis for another. */
    private static final Map<String, Class<?>> RECORDS = Stream.of(CallControlResult.class, MoveCall.class, PlaceCall.class, BridgeAnnouncement.class, PendingTool.class,
            ProviderLimits.class, Saying.class, ToolEntry.class, TranscriptEntry.class).collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    /**
     * One that a version wrote.
     *
     * @param file what it is called by
     * @param type what reads it today; null if nothing does
     */
    record Written(String file, Class<?> type, ObjectNode json) {
        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Written> written() throws IOException {
        try (Stream<Path> files = Files.walk(RELEASED)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().map(VersionSkewTest::written).toList().stream();
        }
    }

    private static Written written(Path file) {
        String name = file.getFileName().toString().replace(".json", "");
        Class<?> type = file.getParent().endsWith("events") ? EventType.all().get(name) : RECORDS.get(name);
        try {
            return new Written(RELEASED.relativize(file).toString(), type, (ObjectNode) MAPPER.readTree(file.toFile()));
        } catch (IOException e) {
            throw new IllegalStateException("not JSON: " + file, e);
        }
    }

    @ParameterizedTest
    @MethodSource("written")
    void whatAnEarlierVersionWritesIsRead(Written one) throws IOException {
        assertThat(one.type()).as("nothing reads it any more: a name, once written, stays").isNotNull();
        assertThat(read(one, one.json())).as("a new field must not be one that has to be there: no primitive").isNotNull();
    }

    @ParameterizedTest
    @MethodSource("written")
    void anEarlierVersionFindsAllItKnowsInWhatThisOneWrites(Written one) throws IOException {
        JsonNode today = MAPPER.readTree(MAPPER.writeValueAsBytes(read(one, one.json())));

        one.json().properties().forEach(field -> assertThat(today.get(field.getKey())).as("field %s, gone or otherwise than it was", field.getKey()).isEqualTo(field.getValue()));
    }

    @ParameterizedTest
    @MethodSource("written")
    void whatALaterVersionAddsIsPassedBy(Written one) throws IOException {
        assertThat(read(one, (ObjectNode) withMore(one.json(), one.type()))).isEqualTo(read(one, one.json()));
    }

    @ParameterizedTest
    @MethodSource("written")
    void whatAnEarlierVersionDidNotWriteYetIsAbsent(Written one) throws IOException {
        List<String> optional = Arrays.stream(one.type().getRecordComponents()).filter(part -> !part.getType().isPrimitive()).map(RecordComponent::getName)
                .filter(name -> !name.equals("callId") && !name.equals("at")).toList();

        for (String name : optional) {
            assertThat(read(one, one.json().deepCopy().without(name))).as("without %s", name).isNotNull();
        }
    }

    @Test
    void everyEventAndRecordIsKept() throws IOException {
        assertThat(written().<Class<?>>map(Written::type)).as("a new one needs its file, in the folder of the version that brings it")
                .containsAll(EventType.all().values()).containsAll(RECORDS.values());
    }

    /** The object itself and those in it that are ours; what a tool or a CRM says is its own. */
    private static JsonNode withMore(ObjectNode json, Class<?> type) {
        ObjectNode more = json.deepCopy().put("addedByALaterVersion", "x");
        for (RecordComponent part : type.getRecordComponents()) {
            if (part.getType().isRecord() && more.get(part.getName()) instanceof ObjectNode inner) {
                more.set(part.getName(), withMore(inner, part.getType()));
            }
        }
        return more;
    }

    private static Object read(Written one, ObjectNode json) throws IOException {
        if (!ControlEvent.class.isAssignableFrom(one.type())) {
            return MAPPER.treeToValue(json, one.type());
        }
        String type = Path.of(one.file()).getFileName().toString().replace(".json", "");
        Decoded decoded = EventCodec.decode(type, "key", MAPPER.writeValueAsBytes(json));
        return decoded instanceof Decoded.Event(ControlEvent event) ? event : null;
    }
}
