package io.trunkline.operations.events;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where the events of a call wait while Kafka takes none, in their order, until somebody forwards them. Blocks; fails when it can't be reached. */
interface Outbox {

    /** Puts events behind those that wait already, all or none. @return false if there are too many */
    boolean append(String callId, List<ProducerRecord<String, byte[]>> events);

    /** @return those of {@code callIds} of which events wait */
    Set<String> waiting(Collection<String> callIds);
}
