package io.trunkline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the variables for Kafka and Redis become. */
class AccessTest {

    @Test
    void withoutVariablesKafkaIsPlainAndRedisOneServer() {
        SmallRyeConfig config = with(Map.of());

        assertThat(config.getOptionalValue("kafka.security.protocol", String.class)).isEmpty();
        assertThat(config.getOptionalValue("kafka.sasl.jaas.config", String.class)).isEmpty();
        assertThat(config.getValue("quarkus.redis.client-type", String.class)).isEqualTo("standalone");
        assertThat(config.getOptionalValue("quarkus.redis.password", String.class)).isEmpty();
    }

    @Test
    void aUsernameForKafkaMeansScramOverTls() {
        SmallRyeConfig config = with(Map.of("KAFKA_SASL_USERNAME", "trunkline", "KAFKA_SASL_PASSWORD", "pw"));

        assertThat(config.getValue("kafka.security.protocol", String.class)).isEqualTo("SASL_SSL");
        assertThat(config.getValue("kafka.sasl.mechanism", String.class)).isEqualTo("SCRAM-SHA-512");
        assertThat(config.getValue("kafka.sasl.jaas.config", String.class)).startsWith("org.apache.kafka.common.security.scram.ScramLoginModule required ");
    }

    @Test
    void aPasswordMayHoldAnything() {
        // Given
        String password = "a\"b\\c${HOME}$d;e f";

        // When
        SmallRyeConfig config = with(Map.of("KAFKA_SASL_USERNAME", "u", "KAFKA_SASL_PASSWORD", password, "KAFKA_SASL_MECHANISM", "PLAIN", "REDIS_PASSWORD", password));

        // Then
        Password login = new Password(config.getValue("kafka.sasl.jaas.config", String.class));
        Map<String, ?> options = JaasContext.loadClientContext(Map.of(SaslConfigs.SASL_JAAS_CONFIG, login)).configurationEntries().getFirst().getOptions();
        assertThat(new HashMap<String, Object>(options)).containsEntry("username", "u").containsEntry("password", password);
        assertThat(config.getValue("quarkus.redis.password", String.class)).isEqualTo(password);
    }

    @Test
    void sentinelsTellWhoTheMasterIs() {
        SmallRyeConfig config = with(Map.of("REDIS_MODE", "sentinel", "REDIS_MASTER_NAME", "calls"));

        assertThat(config.getValue("quarkus.redis.client-type", String.class)).isEqualTo("sentinel");
        assertThat(config.getValue("quarkus.redis.master-name", String.class)).isEqualTo("calls");
        assertThat(config.getValue("quarkus.redis.auto-failover", boolean.class)).isTrue();
    }

    @Test
    void certificatesMustNameTheirHostUnlessThatIsUnwanted() {
        assertThat(with(Map.of()).getValue("quarkus.redis.tls.hostname-verification-algorithm", String.class)).isEqualTo("HTTPS");
        assertThat(with(Map.of("REDIS_VERIFY_HOSTNAME", "false")).getValue("quarkus.redis.tls.hostname-verification-algorithm", String.class)).isEqualTo("NONE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "KAFKA_SECURITY_PROTOCOL=TLS | KAFKA_SECURITY_PROTOCOL must be PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL",
        "KAFKA_SASL_USERNAME=u | KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD must be set together",
        "KAFKA_SASL_PASSWORD=p | KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD must be set together",
        "REDIS_MODE=replicated | REDIS_MODE must be standalone, sentinel or cluster",
        "REDIS_MODE=sentinel | REDIS_MASTER_NAME must be set to the name that the sentinels know the servers by, when REDIS_MODE is sentinel",
        "REDIS_URL=redis://a:1,redis://b:1 | REDIS_URL names several servers: set REDIS_MODE to sentinel or cluster",
        "TRUSTED_CA=none | TRUSTED_CA must hold certificates as PEM"})
    void whatCannotWorkIsToldBeforeTheStart(String set, String problem) {
        String[] variable = set.split("=", 2);

        assertThat(RequiredEnvironment.of("s").problemsIn(Map.of(variable[0], variable[1]))).containsExactly(problem);
    }

    @Test
    void aMechanismOfWhichWeKnowNoLoginIsRefused() {
        Function<String, Optional<String>> variables = name -> Optional.ofNullable(
                Map.of("KAFKA_SASL_USERNAME", "u", "KAFKA_SASL_PASSWORD", "p", "KAFKA_SASL_MECHANISM", "GSSAPI").get(name));

        assertThat(KafkaAccess.problems(variables)).singleElement().asString().contains("KAFKA_SASL_JAAS_CONFIG");
        assertThat(RedisAccess.problems(name -> Optional.ofNullable(Map.of("REDIS_MODE", "cluster", "REDIS_URL", "redis://a:1,redis://b:1").get(name)))).isEqualTo(List.of());
    }

    private static SmallRyeConfig with(Map<String, String> environment) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withSources(new PropertiesConfigSource(environment, "environment", 300))
                .withSources(new KafkaAccess(), new RedisAccess()).build();
    }
}
