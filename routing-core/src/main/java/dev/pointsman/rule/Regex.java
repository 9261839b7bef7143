package dev.pointsman.rule;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A compiled regular expression of {@link java.util.regex}, equal by its text. Immutable and thread-safe.
 */
public final class Regex {

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Compiles an expression.
     *
     * @throws java.util.regex.PatternSyntaxException if it is malformed
     */
    public static Regex of(String expression) {
        return new Regex(Pattern.compile(Objects.requireNonNull(expression, "expression")));
    }

    /** Returns the expression. */
    public String expression() {
        return pattern.pattern();
    }

    /**
     * Tells whether the whole of {@code text} matches.
     *
     * @throws RuleEngineException if the expression needs more stack on this text than the thread has
     */
    boolean matches(String text) {
        try {
            return pattern.matcher(text).matches();
        } catch (StackOverflowError e) {
            throw new RuleEngineException("matches " + Literals.text(expression()) + " ran out of stack on a text of "
                    + text.length() + " characters\n  Write the expression without a repeated group.");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Regex that && expression().equals(that.expression());
    }

    @Override
    public int hashCode() {
        return expression().hashCode();
    }

    @Override
    public String toString() {
        return expression();
    }
}
