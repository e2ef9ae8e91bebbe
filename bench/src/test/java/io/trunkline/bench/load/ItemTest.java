package io.trunkline.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItemTest {
    private static final int BLOCK = Voice.FRAME;

    /** Blocks 20 to 39, which lie on the ear's line behind 8,000 bytes of others. */
    private static Item item() {
        Item item = new Item("item_1", 20);
        item.sent(20);
        item.arrived(20, 8000);
        item.arrived(30, 8000 + 10 * BLOCK);
        return item;
    }

    @Test
    void theErrorIsWhatTheBridgeClaimsBeyondWhatWasHeard() {
        // Given: cleared 130 ms into the item
        Item item = item();
        assertThat(item.cleared(8000 + 130 * Voice.RATE)).isTrue();

        // When
        item.truncated(137);

        // Then
        assertThat(item.judge()).isTrue();
        assertThat(item.errorMillis()).isEqualTo(7);
        assertThat(item.beyondSent()).isFalse();
    }

    @Test
    void bothWordsCountInWhateverOrderTheyComeAndOnce() {
        Item item = item();
        item.truncated(100);
        assertThat(item.judge()).isFalse();
        item.cleared(8000 + 130 * Voice.RATE);
        assertThat(item.judge()).isTrue();
        assertThat(item.judge()).isFalse();
        assertThat(item.errorMillis()).isEqualTo(-30);
    }

    @Test
    void anItemThatWasHeardToItsEndIsNotCut() {
        Item item = item();

        assertThat(item.cleared(8000 + 20 * BLOCK)).isFalse();
        assertThat(item.unaccounted()).isFalse();
    }

    @Test
    void anItemThatNobodyHeardYetIsCutAtNothing() {
        Item item = item();
        item.cleared(4000);
        item.truncated(0);

        assertThat(item.judge()).isTrue();
        assertThat(item.errorMillis()).isZero();
    }

    @Test
    void moreThanWasSentIsNoticed() {
        Item item = item();
        item.truncated(401);

        assertThat(item.sentMillis()).isEqualTo(400);
        assertThat(item.beyondSent()).isTrue();
    }

    @Test
    void aCutThatTheModelWasNeverToldOfIsNoticed() {
        Item item = item();
        item.cleared(8000 + 130 * Voice.RATE);

        assertThat(item.unaccounted()).isTrue();
    }

    @Test
    void theItemsStartIsFoundFromWhicheverBlockComesFirst() {
        Item item = new Item("item_2", 40);
        item.sent(10);
        item.arrived(43, 3 * BLOCK);
        item.cleared(2 * BLOCK);
        item.truncated(40);

        assertThat(item.judge()).isTrue();
        assertThat(item.errorMillis()).isZero();
    }
}
