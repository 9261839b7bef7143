package dev.pointsman.drools;

import dev.pointsman.rule.RuleEngineException;

/** Says in one sentence why something was thrown. */
final class Causes {

    private static final int LONGEST = 200;
    private static final int DEEPEST = 50;

    private Causes() {}

    /** Returns what the innermost cause is and says, on one line; of our own exceptions only what they say. */
    static String text(Throwable thrown) {
        Throwable cause = innermost(thrown);
        String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
        String line = message.lines().findFirst().orElse("").strip();
        line = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
        if (cause instanceof RuleEngineException) {
            return line;
        }
        String name = cause.getClass().getSimpleName();
        return line.isEmpty() ? name : name + ": " + line;
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; depth < DEEPEST && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }
}
