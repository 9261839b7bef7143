package dev.pointsman.decision;

import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.team.Team;
import java.util.ArrayList;
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
 * @param givenArm which arm of a canary the ticket is on, or null while there is none
 * @param givenOverride the override whose rule won, or null
 */
public record Ruling(
        Outcome outcome,
        Team team,
        String rule,
        @Nullable String givenReason,
        RuleSetVersion version,
        String directory,
        List<RuleFailure> failures,
        @Nullable Arm givenArm,
        @Nullable AppliedOverride givenOverride) {

    public Ruling {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(directory, "directory");
        failures = List.copyOf(failures);
        if ((outcome == Outcome.OVERRIDDEN) != (givenOverride != null)) {
            throw new IllegalArgumentException("an override belongs to " + Outcome.OVERRIDDEN + " and to nothing else,"
                    + " found " + givenOverride + " with " + outcome);
        }
    }

    /** A ruling beside any canary or override. */
    public Ruling(
            Outcome outcome,
            Team team,
            String rule,
            @Nullable String givenReason,
            RuleSetVersion version,
            String directory,
            List<RuleFailure> failures) {
        this(outcome, team, rule, givenReason, version, directory, failures, null, null);
    }

    /** Returns the same where other rules that stand before have failed as well. */
    public Ruling afterFailures(List<RuleFailure> earlier) {
        List<RuleFailure> all = new ArrayList<>(earlier);
        all.addAll(failures);
        return new Ruling(outcome, team, rule, givenReason, version, directory, all, givenArm, givenOverride);
    }

    /** Returns the same on an arm of a canary. */
    public Ruling on(Arm arm) {
        return new Ruling(outcome, team, rule, givenReason, version, directory, failures, arm, givenOverride);
    }

    /**
     * Returns the same as what an override decides.
     *
     * @param instead the version that would have decided without it
     */
    public Ruling overriding(RuleSetVersion instead, AppliedOverride override) {
        return new Ruling(Outcome.OVERRIDDEN, team, rule, givenReason, instead, directory, failures, null, override);
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
