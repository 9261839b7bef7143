package dev.pointsman.cli.command;

import dev.pointsman.text.Printable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Texts of the command line that are recorded for good. Stateless. */
public final class RecordedText {

    private static final char UNREADABLE = '\uFFFD';

    private RecordedText() {}

    /**
     * Returns a text whose characters could all be read. Java turns what the encoding of the session does not have, such as an
     * umlaut under {@code LC_ALL=C}, into a mark before the program sees it; a timeline would keep that forever.
     *
     * @param spec of the command
     * @param what where the text comes from, for the message
     * @throws ParameterException if there is such a mark in it
     */
    public static String readable(CommandSpec spec, String what, String text) {
        if (text.indexOf(UNREADABLE) < 0) {
            return text;
        }
        throw new ParameterException(
                spec.commandLine(),
                what + " has characters that cannot be read in the encoding of this session, "
                        + System.getProperty("sun.jnu.encoding", "unknown") + ", found " + Printable.quoted(text)
                        + "\n  Maybe you meant to run it in UTF-8: LC_ALL=C.UTF-8.");
    }
}
