package dev.pointsman.verify.question;

import dev.pointsman.rule.Rule;
import dev.pointsman.verify.diagram.Projection;
import java.util.Objects;

/**
 * A rule as sets of tickets. Immutable; the sets are those of one {@link Model}.
 *
 * @param rule the rule
 * @param place how many rules stand before it in winning order
 * @param truth its condition, whatever the time
 * @param matches where it matches
 * @param projection where it can match, if what only Drools understands of it holds; for a plain rule the same
 */
public record Meaning(Rule rule, int place, Truth truth, int matches, Projection projection) {

    /** Returns the id of the rule. */
    public String id() {
        return rule.id();
    }

    /** Tells whether the ticket alone decides whether it matches. */
    public boolean isPlain() {
        return !rule.isSessionRule();
    }

    /** Tells whether both name the same team; a team that a session rule computes is never known to be the same. */
    public boolean hasTeamOf(Meaning other) {
        return rule.team().isPresent() && Objects.equals(rule.team(), other.rule.team());
    }
}
