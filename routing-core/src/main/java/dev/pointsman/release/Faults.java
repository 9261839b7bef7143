package dev.pointsman.release;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** What went wrong with a file, in words: the messages of some exceptions are only the name of the file. */
final class Faults {

    private Faults() {}

    static String text(Exception caught) {
        Throwable fault =
                caught instanceof UncheckedIOException wrapped ? Objects.requireNonNull(wrapped.getCause()) : caught;
        if (fault instanceof AccessDeniedException) {
            return "no right to open " + fault.getMessage();
        }
        return fault instanceof NoSuchFileException
                ? "there is no " + fault.getMessage()
                : String.valueOf(fault.getMessage());
    }
}
