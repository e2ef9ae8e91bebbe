package io.trunkline.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

    private final RouteTable routes = new RouteTable(Map.of("https://voice.test", "http://10.0.0.1:8080", "wss://*.media.test", "ws://*.bridges:8081"));

    @ParameterizedTest
    @CsvSource({
        "https://voice.test/twilio/voice?a=b, http://10.0.0.1:8080/twilio/voice?a=b",
        "wss://bridge-1.media.test/media/bridge-1/twilio, ws://bridge-1.bridges:8081/media/bridge-1/twilio",
        "wss://media.test/media, wss://media.test/media",
        "wss://.media.test/media, wss://.media.test/media",
        "wss://a.b.media.test/media, wss://a.b.media.test/media",
        "https://elsewhere.test/x, https://elsewhere.test/x"})
    void aPublicAddressLeadsToItsRealOneAndAnyOtherToItself(String dialled, String real) {
        assertThat(routes.resolve(URI.create(dialled))).isEqualTo(URI.create(real));
    }
}
