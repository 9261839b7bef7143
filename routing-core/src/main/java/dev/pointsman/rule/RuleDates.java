package dev.pointsman.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the dates between which a rule is in force, the same in every rule language. */
public final class RuleDates {

    private static final DateTimeFormatter DROOLS_DATE = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d-MMM-uuuu")
            .toFormatter(Locale.ENGLISH);
    private static final DateTimeFormatter DROOLS_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d-MMM-uuuu HH:mm")
            .toFormatter(Locale.ENGLISH);

    private RuleDates() {}

    /**
     * Reads {@code 2026-11-22T03:00:00Z} with any offset, {@code 2026-11-22T03:00:00} and {@code 2026-11-22} in UTC, and
     * Drools' own {@code 22-Nov-2026} and {@code 22-Nov-2026 03:00} with English months in UTC; empty when it is none of
     * these.
     */
    public static Optional<Instant> parse(String text) {
        String date = text.strip();
        List<Supplier<Instant>> forms = List.of(
                () -> OffsetDateTime.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(date))
                        .toInstant(),
                () -> LocalDateTime.parse(date).toInstant(ZoneOffset.UTC),
                () -> LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC),
                () -> LocalDateTime.parse(date, DROOLS_TIME).toInstant(ZoneOffset.UTC),
                () -> LocalDate.parse(date, DROOLS_DATE).atStartOfDay().toInstant(ZoneOffset.UTC));
        for (Supplier<Instant> form : forms) {
            try {
                return Optional.of(form.get());
            } catch (DateTimeParseException e) {
                // the next form may fit
            }
        }
        return Optional.empty();
    }
}
