package dev.pointsman.decision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything about a decision: what matched, what nearly did, what failed. Made by the same evaluation as the decision.
 * Immutable; {@link #toString()} is its text.
 *
 * @param decision the decision explained
 * @param matches every rule that matched, in winning order, those of overrides first; the first is the winner, the last
 *     the fallback. Empty when the engine failed
 * @param nearMisses up to three rules in force that fail in the fewest conditions, nearest first
 * @param failures every rule that failed on the ticket, in winning order
 */
public record Explanation(
        Decision decision, List<RuleMatch> matches, List<NearMiss> nearMisses, List<RuleFailure> failures) {

    public Explanation {
        Objects.requireNonNull(decision, "decision");
        matches = List.copyOf(matches);
        nearMisses = List.copyOf(nearMisses);
        failures = List.copyOf(failures);
    }

    /** Returns the best match that names another team than the winner: who would own the ticket without that team. */
    public Optional<RuleMatch> runnerUp() {
        return matches.stream()
                .filter(match -> !match.team().equals(decision.team().id()))
                .findFirst();
    }

    /** Returns in a sentence why the winner stands before the next rule that matched. */
    public String why() {
        Optional<AppliedOverride> override = decision.override();
        if (override.isPresent()) {
            return "an override stands before all rules: " + override.get();
        }
        if (matches.isEmpty()) {
            return "the engine failed on this ticket, so the team of the fallback owns it";
        }
        RuleMatch winner = matches.get(0);
        if (matches.size() == 1) {
            return winner.rule().isFallback() ? "no rule matched but the fallback" : "no other rule matched";
        }
        RuleMatch next = matches.get(1);
        String stands = "it stands before \"" + next.rule().id() + "\" ";
        return switch (winner.rule().precedesBy(next.rule())) {
            case "fallback" -> "no other rule matched but the fallback";
            case "salience" ->
                stands + "by salience, " + winner.rule().salience() + " against "
                        + next.rule().salience();
            case "narrower" ->
                stands + "because it is narrower, at the same salience "
                        + next.rule().salience();
            default ->
                stands + "by rule id, at the same salience " + next.rule().salience() + " and equally narrow";
        };
    }

    /** Returns the explanation as text for a person, several lines. */
    @Override
    public String toString() {
        return ExplanationText.of(this);
    }
}
