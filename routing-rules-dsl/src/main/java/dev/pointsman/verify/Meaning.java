package dev.pointsman.verify;

import dev.pointsman.rule.Rule;
import java.util.Objects;

/**
 * A rule as sets of tickets. Immutable; the sets are those of one {@link Model}.
 *
 * @param rule the rule
 * @param place how many rules stand before it in winning order
 * @param truth its condition, whatever the time
 * @param matches where it matches
 * @param most where it can match, if what only Drools understands of it holds; for a plain rule the same
 * @param projection of {@code most}
 */
record Meaning(Rule rule, int place, Truth truth, int matches, int most, Projection projection) {

    String id() {
        return rule.id();
    }

    boolean isPlain() {
        return !rule.isSessionRule();
    }

    /** Tells whether both name the same team; a team that a session rule computes is never known to be the same. */
    boolean hasTeamOf(Meaning other) {
        return rule.team().isPresent() && Objects.equals(rule.team(), other.rule.team());
    }
}
