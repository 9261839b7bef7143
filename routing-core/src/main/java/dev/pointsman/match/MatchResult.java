package dev.pointsman.match;

import dev.pointsman.decision.RuleFailure;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.decision.Ruling;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of one rule set that match a ticket. Immutable. */
public final class MatchResult {

    private final List<RuleMatch> matches;
    private final List<RuleFailure> failures;
    private final @Nullable Ruling ruling;

    /**
     * Copies.
     *
     * @param matches in winning order, never empty
     * @param failures the rules that could not be evaluated, in winning order
     * @throws IllegalArgumentException if there is no match: the fallback always matches
     */
    public MatchResult(List<RuleMatch> matches, List<RuleFailure> failures) {
        this(matches, failures, null);
    }

    /** As the other, with the ruling that follows from it, for a result that many tickets share. */
    MatchResult(List<RuleMatch> matches, List<RuleFailure> failures, @Nullable Ruling ruling) {
        this.matches = List.copyOf(matches);
        this.failures = List.copyOf(failures);
        this.ruling = ruling;
        if (matches.isEmpty()) {
            throw new IllegalArgumentException("matches must hold at least the fallback");
        }
    }

    /** Returns the rules that match, in winning order; never empty. */
    public List<RuleMatch> matches() {
        return matches;
    }

    /** Returns the rules that could not be evaluated, in winning order. */
    public List<RuleFailure> failures() {
        return failures;
    }

    /** Returns the first match. */
    public RuleMatch winner() {
        return matches.get(0);
    }

    /** Returns the ruling that follows, if it was prepared, else null. */
    public @Nullable Ruling ruling() {
        return ruling;
    }

    /** Compares matches and failures; from them everything else follows. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MatchResult that && matches.equals(that.matches) && failures.equals(that.failures);
    }

    @Override
    public int hashCode() {
        return Objects.hash(matches, failures);
    }

    @Override
    public String toString() {
        return "MatchResult[matches=" + matches + ", failures=" + failures + "]";
    }
}
