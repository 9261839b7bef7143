package dev.pointsman.cli;

/** What the command line returns to the shell. Stable: scripts depend on it. */
final class ExitCode {

    static final int OK = 0;
    static final int FOUND = 1;
    static final int USAGE_OR_IO = 2;
    static final int ROWS_REFUSED = 3;
    static final int UNEXPECTED = 4;

    private ExitCode() {}
}
