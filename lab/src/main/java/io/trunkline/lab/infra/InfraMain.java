package io.trunkline.lab.infra;

import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/**
 * Kafka and Redis alone, for services started by hand: prints {@code KEY=value} lines for their environment, then {@code ready}, and ends
 * on SIGTERM. Ports come from {@code LAB_KAFKA_PORT} (9092) and {@code LAB_REDIS_PORT} (6379); 0 takes any free one. Clients elsewhere are told to
 * find Kafka at {@code LAB_KAFKA_NAME} (127.0.0.1).
 */
public final class InfraMain {

    private InfraMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        QuietLogs.apply();
        try {
            run();
        } catch (UncheckedIOException | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run() throws InterruptedException {
        LabRedis redis = LabRedis.start(port("LAB_REDIS_PORT", 6379));
        Runtime.getRuntime().addShutdownHook(new Thread(redis::close));
        LabKafka kafka = LabKafka.start(port("LAB_KAFKA_PORT", 9092), System.getenv().getOrDefault("LAB_KAFKA_NAME", "127.0.0.1"), LabTopics.ALL);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        System.out.println("KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers());
        System.out.println("REDIS_URL=" + redis.url());
        System.out.println("ready");
        new CountDownLatch(1).await();
    }

    private static int port(String variable, int otherwise) {
        String set = System.getenv(variable);
        return set == null || set.isBlank() ? otherwise : Integer.parseInt(set.trim());
    }
}
