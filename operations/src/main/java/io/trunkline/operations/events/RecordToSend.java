package io.trunkline.operations.events;

import org.apache.kafka.clients.producer.ProducerRecord;

/** A record as it goes to Kafka, also a second time: its {@code ce_id} stays. */
record RecordToSend(Outgoing event, ProducerRecord<String, byte[]> record) {
    private static final String NO_CALL = "none";

    /** Of which call; what belongs to none is kept together. */
    String callId() {
        return callId(record);
    }

    static String callId(ProducerRecord<String, byte[]> record) {
        return record.key() == null || record.key().isEmpty() ? NO_CALL : record.key();
    }
}
