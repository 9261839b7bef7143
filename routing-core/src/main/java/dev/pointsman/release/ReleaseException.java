package dev.pointsman.release;

import java.util.Objects;

/** A repository could not do what was asked. The message is for the person on call, with the likely fix in its second line. */
public final class ReleaseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of thing is wrong. */
    public enum Problem {
        /** There is no such rule set or version. */
        ABSENT,
        /** A file is not as it was written. */
        DAMAGED,
        /** A signature by a required key is missing. */
        UNTRUSTED,
        /** The storage could not be read or written. */
        UNREACHABLE
    }

    private final Problem problem;

    /** Creates the exception. */
    public ReleaseException(Problem problem, String message) {
        super(message);
        this.problem = Objects.requireNonNull(problem, "problem");
    }

    /** Creates the exception with its cause. */
    public ReleaseException(Problem problem, String message, Throwable cause) {
        super(message, cause);
        this.problem = Objects.requireNonNull(problem, "problem");
    }

    /** Returns what kind of thing is wrong. */
    public Problem problem() {
        return problem;
    }
}
