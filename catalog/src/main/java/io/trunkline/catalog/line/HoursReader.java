package io.trunkline.catalog.line;

import io.trunkline.catalog.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads of a line when people are there. */
final class HoursReader {
    private static final List<String> NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern SPAN = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-3]):([0-5]\\d)");
    private static final String EXAMPLE = "`mon-fri: \"09:00-17:30\"`";

    static Optional<OpeningHours> read(YamlMap hours) {
        hours.only("zone", "days");
        List<OpeningHours.Days> days = new ArrayList<>();
        hours.map("days").ifPresent(all -> all.keys().forEach(key -> all.optionalText(key).ifPresent(spans -> {
            for (String span : spans.split("\\s*,\\s*")) {
                days(all, key, span).ifPresent(days::add);
            }
        })));
        if (days.isEmpty()) {
            hours.problem("days", "there is no day with hours; write for example `days: { mon-fri: \"09:00-17:30\" }`");
            return Optional.empty();
        }
        return Optional.of(new OpeningHours(zone(hours), List.copyOf(days)));
    }

    private static Optional<OpeningHours.Days> days(YamlMap all, String key, String span) {
        String[] ends = key.split("-", -1);
        int first = NAMES.indexOf(ends[0]);
        int last = NAMES.indexOf(ends[ends.length - 1]);
        Matcher times = SPAN.matcher(span);
        if (first < 0 || last < 0 || ends.length > 2 || !times.matches()) {
            all.problem(key, "`" + key + ": " + span + "` must be a day or two days from " + String.join(", ", NAMES) + ", and from when to when, such as " + EXAMPLE);
            return Optional.empty();
        }
        LocalTime from = LocalTime.of(Integer.parseInt(times.group(1)), Integer.parseInt(times.group(2)));
        LocalTime to = LocalTime.of(Integer.parseInt(times.group(3)), Integer.parseInt(times.group(4)));
        if (!from.isBefore(to)) {
            all.problem(key, "`" + span + "` ends before it begins; write hours over midnight as two days");
            return Optional.empty();
        }
        return Optional.of(new OpeningHours.Days(DayOfWeek.of(first + 1), DayOfWeek.of(last + 1), from, to));
    }

    private static ZoneId zone(YamlMap hours) {
        String zone = hours.text("zone", "America/New_York");
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            hours.problem("zone", "`" + zone + "` is no time zone; write one such as `America/New_York` or `Europe/Berlin`");
            return ZoneOffset.UTC;
        }
    }

    private HoursReader() {
    }
}
