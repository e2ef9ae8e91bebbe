package io.trunkline.lab.crm;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What the CRM knows when it starts. */
public record CrmSeed(List<Customer> customers, List<Order> orders) {

    public static final CrmSeed EMPTY = new CrmSeed(List.of(), List.of());

    /**
     * The demo world of {@code crm/seed.yaml}.
     *
     * @param today what {@code {last-month}} in it is counted from
     */
    public static CrmSeed demo(LocalDate today) {
        try (InputStream file = CrmSeed.class.getResourceAsStream("/crm/seed.yaml")) {
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8), today);
        } catch (IOException e) {
            throw new UncheckedIOException("crm/seed.yaml can't be read", e);
        }
    }

    /** Reads a seed; {@code {last-month}} stands for year and month before {@code today}. */
    static CrmSeed read(String yaml, LocalDate today) throws IOException {
        String lastMonth = YearMonth.from(today).minusMonths(1).toString();
        return new YAMLMapper().readValue(yaml.replace("{last-month}", lastMonth), CrmSeed.class);
    }
}
