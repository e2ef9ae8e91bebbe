package io.trunkline.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FramingTest {

    private static final class Read implements FrameReader.Sink {
        final List<byte[]> texts = new ArrayList<>();
        final List<Integer> controls = new ArrayList<>();

        @Override
        public void text(byte[] bytes, int offset, int length) {
            texts.add(Arrays.copyOfRange(bytes, offset, offset + length));
        }

        @Override
        public void control(int opcode, byte[] bytes, int offset, int length) {
            controls.add(opcode);
        }
    }

    @Property(tries = 200)
    void whatIsWrittenIsReadInWhateverPortionsItComes(@ForAll @Size(max = 6) List<@IntRange(max = 70_000) Integer> lengths, @ForAll boolean masked,
            @ForAll int mask, @ForAll @IntRange(min = 1, max = 9000) int portion) {
        // Given
        List<byte[]> messages = lengths.stream().map(FramingTest::payload).toList();
        byte[] wire = new byte[0];
        for (byte[] message : messages) {
            Message text = new Message().clear().put(message);
            int start = text.seal(Framing.TEXT, masked, mask);
            wire = join(wire, Arrays.copyOfRange(text.array(), start, text.end()));
        }

        // When
        Read read = read(wire, portion);

        // Then
        assertThat(read.texts).usingElementComparator(Arrays::compare).containsExactlyElementsOf(messages);
    }

    @Test
    void aFragmentedMessageIsPutTogetherAroundAPing() {
        // Given
        byte[] wire = {0x01, 2, 'a', 'b', (byte) 0x89, 0, 0x00, 1, 'c', (byte) 0x80, 1, 'd', (byte) 0x81, 1, 'e'};

        // When
        Read read = read(wire, 1);

        // Then
        assertThat(read.texts).usingElementComparator(Arrays::compare).containsExactly("abcd".getBytes(), "e".getBytes());
        assertThat(read.controls).containsExactly(Framing.PING);
    }

    @Test
    void aLengthThatNobodySendsIsNoFrame() {
        byte[] wire = {(byte) 0x81, 127, 0x7F, 0, 0, 0, 0, 0, 0, 0, 0};

        assertThatThrownBy(() -> read(wire, wire.length)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theAcceptKeyIsThatOfTheStandard() {
        // RFC 6455, section 1.3
        assertThat(Upgrade.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Property(tries = 100)
    void numbersAreWrittenAsTheirDigits(@ForAll @net.jqwik.api.constraints.LongRange(min = 0) long number) {
        Message message = new Message().clear().number(number);

        assertThat(new String(message.array(), Framing.LONGEST_HEADER, message.length())).isEqualTo(Long.toString(number));
    }

    /** As a connection does it: what isn't whole is kept and comes again with the next portion. */
    private static Read read(byte[] wire, int portion) {
        FrameReader reader = new FrameReader();
        Read read = new Read();
        byte[] rest = new byte[0];
        for (int from = 0; from < wire.length; from += portion) {
            byte[] bytes = join(rest, Arrays.copyOfRange(wire, from, Math.min(wire.length, from + portion)));
            int used = reader.read(bytes, 0, bytes.length, read);
            rest = Arrays.copyOfRange(bytes, used, bytes.length);
        }
        assertThat(rest).isEmpty();
        return read;
    }

    private static byte[] payload(int length) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (i * 31 + length);
        }
        return payload;
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
