package dev.pointsman.cli.command;

import dev.pointsman.ticketfile.IsoInstant;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that is a point in time. */
public final class InstantOption implements ITypeConverter<Instant> {

    /** Creates a converter, as picocli does. */
    public InstantOption() {}

    @Override
    public Instant convert(String text) {
        try {
            return IsoInstant.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
