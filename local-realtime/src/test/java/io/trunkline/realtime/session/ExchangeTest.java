package io.trunkline.realtime.session;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The protocol as text: each file under {@code exchanges/} is one conversation, see {@link Exchange}. */
class ExchangeTest {

    private static final Path FOLDER = Path.of("src/test/resources/exchanges");

    static Stream<String> exchanges() throws IOException {
        return Files.list(FOLDER).map(p -> p.getFileName().toString()).sorted();
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void the_session_answers_as_written(String file) throws Exception {
        try (Desk desk = new Desk()) {
            new Exchange(desk.open()).play(Files.readAllLines(FOLDER.resolve(file)));
        }
    }
}
