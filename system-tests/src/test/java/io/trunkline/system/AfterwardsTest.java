package io.trunkline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.trunkline.contracts.event.ControlEvent;
import io.trunkline.lab.run.CallResult;
import io.trunkline.lab.run.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;

/** When all calls are over: what is left of them, and what is left running. */
@OnRunningSystem
@Isolated
@Execution(ExecutionMode.SAME_THREAD)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(Integer.MAX_VALUE)
class AfterwardsTest {

    /** Shorter sentences ("Yes please.") could be anybody's words. */
    private static final int LEAST_LETTERS = 18;

    @Test
    @Order(1)
    void noLogTellsANumberANameOrAWordOfACaller(RunningSystem system) throws IOException {
        // Given
        assumeFalse(system.held().isEmpty(), "no call was held");
        var personal = new TreeSet<String>();
        system.held().forEach(call -> personal.addAll(personal(call)));
        // When
        var found = new ArrayList<String>();
        for (ServiceProcess service : system.system().services().all()) {
            String log = Files.readString(service.log()).toLowerCase(Locale.ROOT);
            personal.stream().filter(log::contains).forEach(word -> found.add(service.name() + ": " + word));
        }
        // Then
        assertThat(personal).hasSizeGreaterThan(3);
        assertThat(found).isEmpty();
    }

    private static List<String> personal(CallResult call) {
        var personal = new ArrayList<String>();
        call.script().from().ifPresent(number -> personal.add(number.substring(2)));
        call.script().givens().forEach(given -> personal.addAll(given.fields().entrySet().stream()
                .filter(field -> List.of("name", "email", "tracking_number").contains(field.getKey())).map(field -> field.getValue()).toList()));
        Facts.said(call).stream().filter(text -> text.length() >= LEAST_LETTERS).forEach(personal::add);
        call.events(ControlEvent.TurnCompleted.class).stream().map(ControlEvent.TurnCompleted::text)
                .filter(text -> text.length() >= LEAST_LETTERS).forEach(personal::add);
        return personal.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    @Test
    @Order(2)
    void nothingIsLeftRunning(RunningSystem system) {
        // Given
        List<ProcessHandle> processes = system.system().services().all().stream().map(ServiceProcess::handle).toList();
        assertThat(processes).hasSizeGreaterThanOrEqualTo(6).allMatch(ProcessHandle::isAlive);
        // When
        system.close();
        // Then
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).as("children of this process").isEmpty();
    }
}
