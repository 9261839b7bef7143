package dev.pointsman.decision;

import dev.pointsman.rule.Rule;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule that matched, with what it nominated. Immutable.
 *
 * @param rule the rule
 * @param team id of the team it nominated
 * @param givenReason the reason it gave, or null
 */
public record RuleMatch(Rule rule, String team, @Nullable String givenReason) {
    public RuleMatch {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(team, "team");
    }

    /** Returns the reason the rule gave. */
    public Optional<String> reason() {
        return Optional.ofNullable(givenReason);
    }
}
