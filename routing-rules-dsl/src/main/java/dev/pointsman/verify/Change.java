package dev.pointsman.verify;

import dev.pointsman.rule.Rule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tickets that one rule wins in one rule set and another rule, of another team, in the other. Immutable.
 *
 * @param from the rule that wins them before
 * @param to the rule that wins them after
 * @param regions which tickets, the largest region first; together all, unless there are very many
 * @param complete whether the regions are all there is
 * @param witness one of them
 * @param dependsOnFacts whether a session rule has to match beside, which the witness alone does not show
 */
public record Change(
        Rule from, Rule to, List<Region> regions, boolean complete, Witness witness, boolean dependsOnFacts) {

    /** Checks and copies. */
    public Change {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        regions = List.copyOf(regions);
        Objects.requireNonNull(witness, "witness");
    }

    /** Returns the team before; empty when a session rule computes it. */
    public Optional<String> fromTeam() {
        return from.team();
    }

    /** Returns the team after; empty when a session rule computes it. */
    public Optional<String> toTeam() {
        return to.team();
    }

    /** Returns how much of all combinations of values the regions take, 0 to 1. */
    public double share() {
        return regions.stream().mapToDouble(Region::share).max().orElse(0);
    }

    /** Returns the teams and the regions. */
    @Override
    public String toString() {
        return team(from) + " -> " + team(to) + ": " + regions;
    }

    private static String team(Rule rule) {
        return rule.team().orElse("a computed team");
    }
}
