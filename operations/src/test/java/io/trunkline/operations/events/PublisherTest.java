package io.trunkline.operations.events;

import static io.trunkline.operations.events.Publishing.PATIENCE;
import static io.trunkline.operations.events.Publishing.TOPIC;
import static io.trunkline.operations.events.Publishing.offer;
import static io.trunkline.operations.events.Publishing.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.context.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What becomes of events on their way to Kafka. */
class PublisherTest {
    private final Publishing publishing = new Publishing();

    @Test
    void keepsInMemoryWhatNeitherKafkaNorRedisTakes() {
        Publisher publisher = publishing.started(PublisherTest::noKafka, 100);
        publishing.outbox.away(true);

        offer(publisher, 0, 10);

        await().until(() -> publisher.inFlight() == 10);
        publishing.outbox.away(false);
        await().atMost(PATIENCE).until(() -> publishing.outbox.size() == 10 && publisher.inFlight() == 0);
        publisher.close();
        assertThat(publishing.lost).isEmpty();
    }

    @Test
    void dropsAndTellsOfWhatIsTooMuchForTheOutbox() {
        // Given
        publishing.outbox.holds(1);
        Publisher publisher = publishing.started(PublisherTest::noKafka, 100);
        CompletableFuture<Void> safe = take(publisher, 1);
        await().atMost(PATIENCE).until(safe::isDone);

        // When
        CompletableFuture<Void> tooMuch = take(publisher, 6);

        // Then
        await().atMost(PATIENCE).until(tooMuch::isDone);
        assertThat(safe).isCompleted();
        assertThat(tooMuch).isCompletedExceptionally();
        assertThat(publishing.lost).containsExactly(TOPIC + " IllegalStateException");
        publisher.close();
    }

    @Test
    void keepsWhatWaitsWhenItEndsWithoutKafka() {
        MockProducer<String, byte[]> kafka = mock(false);
        Publisher publisher = publishing.started(() -> kafka, 100);
        take(publisher);
        await().until(() -> kafka.history().size() == 1);
        take(publisher);

        publisher.close();

        assertThat(publishing.outbox.size()).as("what Kafka hasn't answered, and what wasn't handed over").isEqualTo(2);
        assertThat(publishing.lost).isEmpty();
    }

    @Test
    void aRecordThatKafkaWillNeverTakeIsLostAloneAndKeepsNobodyWaiting() {
        // Given
        MockProducer<String, byte[]> kafka = mock(false);
        Publisher publisher = publishing.started(() -> kafka, 100);
        CompletableFuture<Void> large = take(publisher, 1);
        CompletableFuture<Void> small = take(publisher, 1);
        await().until(() -> kafka.history().size() == 2);

        // When
        kafka.errorNext(new RecordTooLargeException("too large"));
        kafka.completeNext();

        // Then
        assertThat(large).isCompletedExceptionally();
        assertThat(small).isCompleted();
        assertThat(publishing.outbox.size()).isZero();
        publisher.close();
    }

    @Test
    void takesNoMoreThanItsBoundUntilKafkaAnswers() {
        MockProducer<String, byte[]> kafka = mock(false);
        Publisher publisher = publishing.started(() -> kafka, 3);

        // When more are offered than may be on their way
        boolean[] taken = {take(publisher), take(publisher), take(publisher), take(publisher)};

        // Then the fourth isn't taken, until one was answered
        assertThat(taken).containsExactly(true, true, true, false);
        await().until(() -> kafka.history().size() == 3);
        kafka.completeNext();
        assertThat(publisher.inFlight()).isEqualTo(2);
        assertThat(take(publisher)).isTrue();
        // When Kafka doesn't answer
        kafka.errorNext(new TimeoutException("no answer"));
        // Then everything is kept, in order
        await().until(() -> publisher.inFlight() == 0);
        assertThat(publishing.outbox.size()).isEqualTo(3);
        assertThat(publishing.kept).hasValue(3);
        assertThat(publishing.lost).isEmpty();
        publisher.close();
    }

    @Test
    void sendsWhatWaitsBeforeItEnds() {
        MockProducer<String, byte[]> kafka = mock(true);
        Publisher publisher = publishing.started(() -> kafka, 100);

        IntStream.range(0, 50).forEach(i -> take(publisher));
        publisher.close();

        assertThat(kafka.history()).hasSize(50);
        assertThat(kafka.closed()).isTrue();
        assertThat(take(publisher)).isFalse();
        assertThat(publishing.lost).isEmpty();
    }

    @Test
    void tellsOfWhatItCouldNotSendWhenItEnds() {
        publishing.outbox.away(true);
        Publisher publisher = publishing.started(PublisherTest::noKafka, 100);

        take(publisher);
        publisher.close();

        assertThat(publishing.lost).containsExactly(TOPIC + " IllegalStateException");
    }

    @Test
    void goesOnAfterARecordThatCannotBeMade() {
        MockProducer<String, byte[]> kafka = mock(true);
        Publisher publisher = publishing.started(() -> kafka, 100);

        publisher.offer(new Outgoing(TOPIC, () -> {
            throw new IllegalArgumentException("no JSON form");
        }, Context.root(), false));
        take(publisher);

        await().until(() -> kafka.history().size() == 1);
        assertThat(publishing.lost).containsExactly(TOPIC + " IllegalArgumentException");
        publisher.close();
    }

    @Test
    void handsOverInBunchesWhatComesFast() {
        AtomicInteger sends = new AtomicInteger();
        MockProducer<String, byte[]> kafka = mock(true);
        Publisher publisher = publishing.started(() -> kafka, 100_000);
        long begun = System.nanoTime();

        // When a call's events come one by one for a tenth of a second
        while (System.nanoTime() - begun < 100_000_000) {
            if (take(publisher)) {
                sends.incrementAndGet();
            }
            Thread.onSpinWait();
        }
        publisher.close();

        // Then all of them got there
        assertThat(kafka.history()).hasSize(sends.get());
    }

    private static Producer<String, byte[]> noKafka() {
        throw new KafkaException("no such host");
    }

    private static MockProducer<String, byte[]> mock(boolean answers) {
        return new MockProducer<>(answers, null, new StringSerializer(), new ByteArraySerializer());
    }
}
