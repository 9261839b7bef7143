package dev.pointsman.explain;

import dev.pointsman.Router;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.Outcome;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.explain.Obstacle.ConditionFails;
import dev.pointsman.explain.Obstacle.Disabled;
import dev.pointsman.explain.Obstacle.EngineFailed;
import dev.pointsman.explain.Obstacle.Expired;
import dev.pointsman.explain.Obstacle.Failed;
import dev.pointsman.explain.Obstacle.NotYetInForce;
import dev.pointsman.explain.Obstacle.Outranked;
import dev.pointsman.explain.Obstacle.SessionPartFails;
import dev.pointsman.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Why a rule did not win a ticket: everything that stands in its way, so that mending the first thing does not merely show
 * the next. Immutable.
 *
 * @param rule the rule asked about
 * @param explanation the decision that was made instead
 * @param conditions every condition of the rule, with what the ticket has there; of a session rule those understood
 * @param obstacles what stands in the way; empty if the rule won
 */
public record WhyNot(Rule rule, Explanation explanation, List<ConditionCheck> conditions, List<Obstacle> obstacles) {

    /** Copies. */
    public WhyNot {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(explanation, "explanation");
        conditions = List.copyOf(conditions);
        obstacles = List.copyOf(obstacles);
    }

    /** Finds what stands in the way of {@code rule}, which must be one of the router's. */
    public static WhyNot of(Router router, Question question, Rule rule) {
        return of(question, question.explain(router), rule);
    }

    /** As {@link #of(Router, Question, Rule)}, where the explanation of the question is known already. */
    public static WhyNot of(Question question, Explanation explanation, Rule rule) {
        List<ConditionCheck> conditions = ConditionCheck.of(rule, question.ticket());
        List<Obstacle> obstacles = new ArrayList<>();
        if (explanation.decision().outcome() == Outcome.DEGRADED) {
            obstacles.add(new EngineFailed(explanation.decision().reason().orElse("the engine failed")));
        }
        addOutOfForce(rule, question.at(), obstacles);
        if (explanation.matches().stream().noneMatch(match -> match.rule().equals(rule))) {
            addNoMatch(rule, conditions, explanation, question.at(), obstacles);
        }
        for (RuleMatch match : explanation.matches()) {
            if (Rule.WINNING_ORDER.compare(match.rule(), rule) < 0) {
                obstacles.add(new Outranked(match, criterion(match.rule(), rule), rule.salience()));
            }
        }
        return new WhyNot(rule, explanation, conditions, obstacles);
    }

    /** Tells whether the rule won after all. */
    public boolean won() {
        return obstacles.isEmpty();
    }

    /** Returns the answer as text for a person, several lines. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Rule ")
                .append(rule.id())
                .append(rule.team().map(team -> " -> " + team).orElse(""))
                .append(won() ? " won" : " did not win")
                .append("  (")
                .append(rule.position())
                .append(')');
        obstacles.forEach(obstacle -> text.append("\n  ").append(obstacle.text().replace("\n", "\n  ")));
        return text.toString();
    }

    private static void addOutOfForce(Rule rule, Instant at, List<Obstacle> obstacles) {
        if (!rule.enabled()) {
            obstacles.add(new Disabled());
        }
        if (at.isBefore(rule.effectiveFrom())) {
            obstacles.add(new NotYetInForce(rule.effectiveFrom(), at));
        }
        if (!at.isBefore(rule.expiresAt())) {
            obstacles.add(new Expired(rule.expiresAt(), at));
        }
    }

    private static void addNoMatch(
            Rule rule, List<ConditionCheck> conditions, Explanation explanation, Instant at, List<Obstacle> obstacles) {
        boolean failed = false;
        for (var failure : explanation.failures()) {
            if (failure.rule().equals(rule.id())) {
                obstacles.add(new Failed(failure.message()));
                failed = true;
            }
        }
        conditions.stream()
                .filter(check -> !check.holds())
                .map(ConditionFails::new)
                .forEach(obstacles::add);
        boolean allHold = conditions.stream().allMatch(ConditionCheck::holds);
        boolean ran = explanation.decision().outcome() != Outcome.DEGRADED && rule.inForceAt(at);
        if (allHold && ran && !failed) {
            rule.sessionCause().map(SessionPartFails::new).ifPresent(obstacles::add);
        }
    }

    private static String criterion(Rule stronger, Rule weaker) {
        return stronger.precedesBy(weaker);
    }
}
