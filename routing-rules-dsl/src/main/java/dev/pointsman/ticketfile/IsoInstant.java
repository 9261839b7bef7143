package dev.pointsman.ticketfile;

import dev.pointsman.text.Printable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads a point in time: ISO-8601 with an offset, because a local time is not a point in time. Stateless. */
public final class IsoInstant {

    private IsoInstant() {}

    /**
     * Reads {@code 2026-11-22T03:00:00Z} or {@code 2026-11-22T04:00:00+01:00}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected a date and time with offset, such as 2026-11-22T03:00:00Z, found "
                            + Printable.quoted(text),
                    e);
        }
    }
}
