package dev.pointsman.cli.command;

/** What the command line returns to the shell. Stable: scripts depend on it. */
public final class ExitCode {

    /** Done. */
    public static final int OK = 0;
    /** The rule set has errors, or what was asked for was found. */
    public static final int FOUND = 1;
    /** The arguments are wrong, or a file cannot be read or written. */
    public static final int USAGE_OR_IO = 2;
    /** Some rows were refused; all others were decided. */
    public static final int ROWS_REFUSED = 3;
    /** An unexpected error. */
    public static final int UNEXPECTED = 4;

    private ExitCode() {}
}
