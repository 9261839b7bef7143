package dev.pointsman.decision;

import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.team.Team;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a decision says beside the ticket and the instant. All decisions that a plain rule makes share one. Immutable.
 *
 * @param outcome how the decision came about
 * @param team the team that owns the ticket
 * @param rule id of the rule that won
 * @param givenReason the reason that the rule gave, or null
 * @param version the rule set that decided
 * @param directory the content hash of the team directory that was used
 * @param failures the rules that failed on the ticket and stood before the winner
 */
public record Ruling(
        Outcome outcome,
        Team team,
        String rule,
        @Nullable String givenReason,
        RuleSetVersion version,
        String directory,
        List<RuleFailure> failures) {

    public Ruling {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(directory, "directory");
        failures = List.copyOf(failures);
    }

    /**
     * Returns the ruling when {@code winner} is the first rule of {@code ruleSet} that matches.
     *
     * @param failures rules that failed, wherever they stand
     */
    public static Ruling of(RuleSet ruleSet, RuleMatch winner, List<RuleFailure> failures) {
        Rule rule = winner.rule();
        return new Ruling(
                rule.isFallback() ? Outcome.FALLBACK : Outcome.ROUTED,
                team(ruleSet, winner.team()),
                rule.id(),
                winner.givenReason(),
                ruleSet.version(),
                ruleSet.teams().hash(),
                before(ruleSet, rule, failures));
    }

    /**
     * Returns the ruling when the engine failed: the team of the fallback owns the ticket.
     *
     * @param cause what went wrong
     */
    public static Ruling degraded(RuleSet ruleSet, String cause) {
        Rule fallback = ruleSet.fallback();
        return new Ruling(
                Outcome.DEGRADED,
                team(ruleSet, fallback.team().orElseThrow()),
                fallback.id(),
                "The engine failed on this ticket: " + cause,
                ruleSet.version(),
                ruleSet.teams().hash(),
                List.of());
    }

    private static Team team(RuleSet ruleSet, String id) {
        return ruleSet.teams().find(id).orElseGet(() -> Team.of(id, id));
    }

    private static List<RuleFailure> before(RuleSet ruleSet, Rule winner, List<RuleFailure> failures) {
        return failures.stream()
                .filter(failure -> ruleSet.find(failure.rule())
                        .filter(rule -> Rule.WINNING_ORDER.compare(rule, winner) < 0)
                        .isPresent())
                .toList();
    }
}
