package io.trunkline.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.trunkline.gateway.GatewayTest;
import io.trunkline.gateway.world.FakeCarrier;
import jakarta.enterprise.inject.Any;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds for every endpoint of the public port, also for one that is added tomorrow. */
@QuarkusTest
class EveryWebhookTest extends GatewayTest {

    @Test
    void isRefusedWithoutASignature() {
        assertThat(paths(HttpMethod.POST)).hasSizeGreaterThan(9).allSatisfy(path -> {
            assertThat(carrier.post(path, FakeCarrier.call(callSid(), ANN, PLAIN), null).status()).isEqualTo(403);
            assertThat(carrier.post(path, FakeCarrier.call(callSid(), ANN, PLAIN), "bm90IGEgc2lnbmF0dXJl").status()).isEqualTo(403);
        });
    }

    @Test
    void isAPostAndOnlyMusicIsForEverybody() {
        assertThat(paths(HttpMethod.POST)).allSatisfy(path -> assertThat(RestAssured.get(path).statusCode()).isEqualTo(405));
        assertThat(all().map(EveryWebhookTest::path)).hasSize(paths(HttpMethod.POST).size() + 1);
        assertThat(paths(HttpMethod.GET)).containsExactly("/twilio/hold-music.wav");
    }

    @Test
    void ofACallThatHasEndedGivesNobodyInstructions() {
        // Given
        bridge("bridge-0", 10);
        String sid = callSid();
        ring(sid, PLAIN);
        String callId = callIdOf(sid);
        status(sid, "completed", 2);
        // Then: a report may come late, a question is refused
        assertThat(paths(HttpMethod.POST)).allSatisfy(path -> {
            Map<String, String> form = FakeCarrier.call(sid, ANN, PLAIN);
            FakeCarrier.Answer answer = carrier.post(path + "?callId=" + callId + "&n=1", form);
            assertThat(answer.status()).isIn(204, 403);
            assertThat(answer.body()).isEmpty();
        });
    }

    private static List<String> paths(String httpMethod) {
        return all().filter(method -> asks(method).anyMatch(httpMethod::equals)).map(EveryWebhookTest::path).toList();
    }

    private static Stream<Method> all() {
        return Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream().map(bean -> bean.getBeanClass())
                .filter(type -> type.getName().startsWith("io.trunkline") && type.isAnnotationPresent(Path.class)).distinct()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())).filter(method -> asks(method).findAny().isPresent());
    }

    /** GET, POST … of an endpoint; none of another method. */
    private static Stream<String> asks(Method method) {
        return Stream.of(method.getAnnotations()).map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class)).filter(Objects::nonNull).map(HttpMethod::value);
    }

    private static String path(Method method) {
        Path own = method.getAnnotation(Path.class);
        return ("/" + method.getDeclaringClass().getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value())).replaceAll("/+", "/");
    }
}
