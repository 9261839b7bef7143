package dev.pointsman.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a point in time: ISO-8601 with an offset, because a local time is not a point in time. */
final class IsoInstant implements ITypeConverter<Instant> {

    /**
     * Reads {@code 2026-11-22T03:00:00Z} or {@code 2026-11-22T04:00:00+01:00}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a date and time with offset, such as 2026-11-22T03:00:00Z, found "
                            + Printable.quoted(text),
                    e);
        }
    }

    @Override
    public Instant convert(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
