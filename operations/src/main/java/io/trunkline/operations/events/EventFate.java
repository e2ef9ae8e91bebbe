package io.trunkline.operations.events;

/** Told what became of events. From the publisher's thread or Kafka's. */
interface EventFate {

    /** It won't get there. */
    void lost(String topic, Exception error);

    /** So many were put into the {@link Outbox}. */
    void kept(int events);
}
