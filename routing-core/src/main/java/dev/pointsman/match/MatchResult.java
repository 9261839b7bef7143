package dev.pointsman.match;

import dev.pointsman.decision.RuleFailure;
import dev.pointsman.decision.RuleMatch;
import java.util.List;

/**
 * What a matcher found. Immutable.
 *
 * @param matches the rules that matched, in winning order, never empty
 * @param failures the rules that could not be evaluated, in winning order
 */
public record MatchResult(List<RuleMatch> matches, List<RuleFailure> failures) {

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if there is no match: the fallback always matches
     */
    public MatchResult {
        matches = List.copyOf(matches);
        failures = List.copyOf(failures);
        if (matches.isEmpty()) {
            throw new IllegalArgumentException("matches must hold at least the fallback");
        }
    }

    /** Returns the first match. */
    public RuleMatch winner() {
        return matches.get(0);
    }
}
