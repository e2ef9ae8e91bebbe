package io.trunkline.lab.chaos.scenario;

import io.trunkline.lab.chaos.fleet.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The disk for written-down calls is full: nobody notices but the log. */
record DiskFull() implements Scenario {

    @Override
    public String name() {
        return "disk-full";
    }

    @Override
    public String strike(Stage stage) {
        Path records = stage.fleet().plan().records();
        stage.eventsOfItsCalls().stream().map(event -> event.callId()).distinct().forEach(callId -> fill(records.resolve(callId + "-1.txt")));
        return "";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.RECORDS);
    }

    /** What is written there from now on meets a full device. */
    private static void fill(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.createSymbolicLink(file, Path.of("/dev/full"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
