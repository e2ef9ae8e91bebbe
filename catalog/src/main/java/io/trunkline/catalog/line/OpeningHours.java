package io.trunkline.catalog.line;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * When people of the company are there. Immutable.
 *
 * @param zone whose clock is meant
 * @param days in the file's order
 */
public record OpeningHours(ZoneId zone, List<Days> days) {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("h a", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH);

    /** Days of the week from {@code first} to {@code last}, on which somebody is there from {@code from} to before {@code to}. */
    public record Days(DayOfWeek first, DayOfWeek last, LocalTime from, LocalTime to) {

        private boolean hold(DayOfWeek day) {
            int behind = Math.floorMod(day.getValue() - first.getValue(), 7);
            return behind <= Math.floorMod(last.getValue() - first.getValue(), 7);
        }

        private String spoken() {
            return (first == last ? name(first) : name(first) + " to " + name(last)) + " from " + time(from) + " to " + time(to);
        }
    }

    public boolean openAt(Instant when) {
        ZonedDateTime there = when.atZone(zone);
        LocalTime time = there.toLocalTime();
        return days.stream().anyMatch(d -> d.hold(there.getDayOfWeek()) && !time.isBefore(d.from()) && time.isBefore(d.to()));
    }

    /** @return such as {@code Monday to Friday from 9 AM to 5:30 PM, and Saturday from 10 AM to 2 PM} */
    public String spoken() {
        List<String> all = days.stream().map(Days::spoken).toList();
        String last = all.getLast();
        return all.size() == 1 ? last : all.stream().limit(all.size() - 1L).collect(Collectors.joining(", ")) + ", and " + last;
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String time(LocalTime time) {
        return time.format(time.getMinute() == 0 ? HOUR : MINUTE);
    }
}
