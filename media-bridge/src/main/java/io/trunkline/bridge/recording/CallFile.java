package io.trunkline.bridge.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/** One call's recording: lines are gathered on the media loop and written by another thread. Bounded; what doesn't fit cuts the file off. */
final class CallFile {

    private static final Logger LOGGER = Logger.getLogger(CallFile.class);
    private static final int CHUNK = 16 * 1024;

    private final Path file;
    private final Executor writer;
    private final StringBuilder waiting = new StringBuilder();
    private long left;
    private boolean cutOff;

    /** @param mostChars of the whole file */
    CallFile(Path file, long mostChars, Executor writer) {
        this.file = file;
        this.left = mostChars;
        this.writer = writer;
    }

    /** Never waits. */
    void line(String line) {
        if (cutOff) {
            return;
        }
        left -= line.length() + 1;
        if (left < 0) {
            cutOff("longer than RECORD_BYTES");
            return;
        }
        waiting.append(line).append('\n');
        if (waiting.length() >= CHUNK) {
            write();
        }
    }

    /** Writes what is left. */
    void close() {
        write();
        cutOff = true;
    }

    private void cutOff(String why) {
        cutOff = true;
        waiting.append("# cut off: ").append(why).append('\n');
        write();
    }

    private void write() {
        String chunk = waiting.toString();
        waiting.setLength(0);
        try {
            writer.execute(() -> append(chunk));
        } catch (RejectedExecutionException e) {
            // the disk is too slow: the file ends here, and says nothing wrong
            cutOff = true;
            LOGGER.warnf("recording of a call cut off, the disk is too slow: file=%s", file.getFileName());
        }
    }

    private void append(String chunk) {
        try {
            Files.writeString(file, chunk, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOGGER.warnf("recording of a call can't be written: file=%s cause=%s", file.getFileName(), e.getClass().getSimpleName());
        }
    }
}
