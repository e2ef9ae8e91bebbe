package io.trunkline.lab.infra;

import io.trunkline.lab.http.Listening;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker and its controller in this JVM (KRaft, static voter, one node), on the loopback, with its log in a temporary folder.
 * Topics are made before {@link #start} returns; others are not made by themselves, so a misspelt name fails. Safe to use from any thread.
 */
public final class LabKafka implements AutoCloseable {

    private final KafkaConfig config;
    private final TemporaryFolder folder;
    private final int port;
    private KafkaRaftServer server;
    private boolean stopped;

    private LabKafka(KafkaConfig config, KafkaRaftServer server, TemporaryFolder folder, int port) {
        this.config = config;
        this.server = server;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts the broker and makes the topics.
     *
     * @param port 0 for any free one; the controller always takes any free one
     * @param topics name to number of partitions
     * @throws java.io.UncheckedIOException if the port is taken
     * @throws IllegalStateException if the broker doesn't come up
     */
    public static LabKafka start(int port, Map<String, Integer> topics) {
        return start(port, "127.0.0.1", topics);
    }

    /**
     * The same for clients elsewhere.
     *
     * @param name the host they are told to find the broker at; it must be found there from here, too
     */
    public static LabKafka start(int port, String name, Map<String, Integer> topics) {
        return start(port, name, topics, Map.of());
    }

    /** One without topics, on any free port, that asks its clients by SASL PLAIN, without TLS, who they are. */
    public static LabKafka withPassword(String username, String password) {
        String login = "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + username + "\" password=\"" + password + "\" user_" + username
                + "=\"" + password + "\";";
        return start(0, "127.0.0.1", Map.of(), Map.of("listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT", "sasl.enabled.mechanisms", "PLAIN",
                "sasl.mechanism.inter.broker.protocol", "PLAIN", "listener.name.plaintext.plain.sasl.jaas.config", login));
    }

    private static LabKafka start(int port, String name, Map<String, Integer> topics, Map<String, String> more) {
        QuietLogs.apply();
        int[] free = FreePorts.take(2);
        int chosen = port == 0 ? free[0] : port;
        FreePorts.mustBeFree("Kafka", chosen);
        TemporaryFolder folder = TemporaryFolder.create("trunkline-kafka");
        try {
            format(folder.path());
            Properties properties = properties(chosen, name, free[1], folder.path());
            properties.putAll(more);
            KafkaConfig config = new KafkaConfig(properties, false);
            KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
            LabKafka kafka = new LabKafka(config, server, folder, chosen);
            if (!topics.isEmpty()) {
                kafka.create(topics);
            }
            return kafka;
        } catch (Exception e) {
            folder.close();
            throw new IllegalStateException("Kafka did not start on port " + chosen, e);
        }
    }

    public int port() {
        return port;
    }

    /** What {@code KAFKA_BOOTSTRAP_SERVERS} should be. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Makes more topics: name to number of partitions. */
    public void create(Map<String, Integer> topics) {
        List<NewTopic> wanted = topics.entrySet().stream()
                .map(topic -> new NewTopic(topic.getKey(), topic.getValue(), (short) 1))
                .toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            admin.createTopics(wanted).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("topics can't be made: " + topics.keySet(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topics", e);
        }
    }

    /** Takes the broker away; its records stay. Until {@link #comesBack}. */
    public synchronized void goesAway() {
        server.shutdown();
        server.awaitShutdown();
    }

    public synchronized void comesBack() {
        server = new KafkaRaftServer(config, Time.SYSTEM);
        server.startup();
    }

    /** Stops the broker and deletes its folder. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (stopped) {
            return;
        }
        stopped = true;
        server.shutdown();
        server.awaitShutdown();
        folder.close();
    }

    private static void format(Path folder) throws Exception {
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .setDirectories(List.of(folder.toString()))
                .run();
    }

    private static Properties properties(int port, String name, int controllerPort, Path folder) {
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", "1");
        p.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        p.put("listeners", "PLAINTEXT://" + Listening.host() + ":" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.put("advertised.listeners", "PLAINTEXT://" + name + ":" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.put("controller.listener.names", "CONTROLLER");
        p.put("inter.broker.listener.name", "PLAINTEXT");
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("log.dirs", folder.toString());
        p.put("auto.create.topics.enable", "false");
        p.put("group.initial.rebalance.delay.ms", "0");
        // one node: nothing can be replicated, and fewer threads and smaller buffers suffice
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            p.put(topic + ".replication.factor", "1");
            p.put(topic + ".num.partitions", "1");
        }
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("log.cleaner.dedupe.buffer.size", "2097152");
        p.put("num.network.threads", "1");
        p.put("num.io.threads", "2");
        p.put("background.threads", "1");
        return p;
    }
}
