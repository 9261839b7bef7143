package dev.pointsman.cli.command;

import dev.pointsman.text.Printable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an argument that is the name of a file or a folder. */
public final class PathOption implements ITypeConverter<Path> {

    /** Creates a converter. */
    public PathOption() {}

    @Override
    public Path convert(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(
                    Printable.quoted(text) + " cannot be the name of a file on this system: " + e.getReason());
        }
    }
}
