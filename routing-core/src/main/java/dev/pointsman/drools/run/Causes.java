package dev.pointsman.drools.run;

import dev.pointsman.rule.RuleEngineException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one sentence why something was thrown: always the same sentence for the same cause. */
public final class Causes {

    private static final int LONGEST = 200;
    private static final int DEEPEST = 50;
    private static final Pattern CONSTRAINT =
            Pattern.compile("^Error evaluating constraint '(.*)' in \\[", Pattern.DOTALL);

    /**
     * What is said of exceptions that the JVM makes of its own: once code is hot it throws them without a message, and
     * some messages name class loaders by their address.
     */
    private static final Map<Class<?>, String> OF_THE_JVM = Map.of(
            NullPointerException.class, "a value is absent",
            ClassCastException.class, "a value is of another type",
            ArithmeticException.class, "a number cannot be computed",
            ArrayIndexOutOfBoundsException.class, "a place does not exist",
            ArrayStoreException.class, "a value is of another type");

    private Causes() {}

    /** Returns what the innermost cause is and says, on one line; of our own exceptions only what they say. */
    public static String text(Throwable thrown) {
        Throwable cause = innermost(thrown);
        String line = line(cause);
        if (cause instanceof RuleEngineException) {
            return line;
        }
        String name = cause.getClass().getSimpleName();
        return line.isEmpty() ? name : name + ": " + line;
    }

    /** Returns the constraint whose evaluation threw, as DRL, if Drools names it. */
    public static Optional<String> constraint(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; depth < DEEPEST && cause != null; depth++) {
            Matcher matcher = CONSTRAINT.matcher(String.valueOf(cause.getMessage()));
            if (matcher.find()) {
                return Optional.of(shortened(matcher.group(1).strip().replaceAll("\\s+", " ")));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static String line(Throwable cause) {
        String known = OF_THE_JVM.get(cause.getClass());
        if (known != null) {
            return known;
        }
        String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
        return shortened(message.lines().findFirst().orElse("").strip());
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; depth < DEEPEST && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }
}
