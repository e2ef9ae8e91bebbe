package io.trunkline.lab.chaos.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class WrongClockTest {

    private static final long AHEAD = 120_000;

    /** Looks at the wall clock in each way that ours do. */
    public static final class Looks {

        public static LongSupplier[] all() {
            return new LongSupplier[] {() -> System.currentTimeMillis(), () -> Instant.now().toEpochMilli(),
                    () -> Clock.systemUTC().millis()};
        }
    }

    @Test
    void whatIsReadOfTheClockIsMovedHoweverItIsRead() throws Exception {
        // Given
        Class<?> moved = new Moving().define();
        // When
        LongSupplier[] looks = (LongSupplier[]) moved.getMethod("all").invoke(null);
        // Then
        for (int i = 0; i < looks.length; i++) {
            assertThat(looks[i].getAsLong() - System.currentTimeMillis()).as("look %d", i).isCloseTo(AHEAD, within(5_000L));
        }
    }

    private static final class Moving extends ClassLoader {

        Moving() {
            super(WrongClockTest.class.getClassLoader());
        }

        Class<?> define() throws Exception {
            String name = Looks.class.getName();
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = new WrongClock(AHEAD).transform(this, name.replace('.', '/'), null, null, in.readAllBytes());
                return defineClass(name, bytes, 0, bytes.length);
            }
        }
    }
}
