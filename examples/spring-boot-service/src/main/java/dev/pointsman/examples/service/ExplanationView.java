package dev.pointsman.examples.service;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.NearMiss;
import dev.pointsman.decision.RuleMatch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An explanation as the service shows it, in JSON and on the page. Immutable. */
record ExplanationView(
        DecisionView decision,
        String why,
        @Nullable MatchView runnerUp,
        List<MatchView> matches,
        List<NearMissView> nearMisses,
        List<FailureView> failures) {

    /** A decision as the service shows it. */
    record DecisionView(
            String ticket,
            String outcome,
            String team,
            String teamName,
            @Nullable String contact,
            String rule,
            @Nullable String reason,
            String version,
            String hash,
            @Nullable String arm,
            @Nullable String override,
            Instant at) {

        static DecisionView of(Decision decision) {
            return new DecisionView(
                    decision.ticket(),
                    decision.outcome().name(),
                    decision.team().id(),
                    decision.team().name(),
                    decision.contact().map(Object::toString).orElse(null),
                    decision.rule(),
                    decision.reason().orElse(null),
                    decision.version().label(),
                    decision.version().hash(),
                    decision.arm().map(Enum::name).orElse(null),
                    decision.override().map(Object::toString).orElse(null),
                    decision.at());
        }
    }

    /** A rule that matched. */
    record MatchView(String rule, String team, @Nullable String reason, int salience, String position) {

        static MatchView of(RuleMatch match) {
            return new MatchView(
                    match.rule().id(),
                    match.team(),
                    match.givenReason(),
                    match.rule().salience(),
                    match.rule().position().toString());
        }
    }

    /** A rule that nearly matched. */
    record NearMissView(String rule, @Nullable String team, String position, List<ConditionView> failing) {

        static NearMissView of(NearMiss miss) {
            return new NearMissView(
                    miss.rule().id(),
                    miss.rule().team().orElse(null),
                    miss.rule().position().toString(),
                    miss.failing().stream()
                            .map(failed -> new ConditionView(failed.condition(), failed.value()))
                            .toList());
        }
    }

    /** What a near miss demands and what the ticket has. */
    record ConditionView(String condition, String value) {}

    /** A rule that failed. */
    record FailureView(String rule, String position, String message) {}

    static ExplanationView of(Explanation explanation) {
        Optional<MatchView> runnerUp = explanation.runnerUp().map(MatchView::of);
        return new ExplanationView(
                DecisionView.of(explanation.decision()),
                explanation.why(),
                runnerUp.orElse(null),
                explanation.matches().stream().map(MatchView::of).toList(),
                explanation.nearMisses().stream().map(NearMissView::of).toList(),
                explanation.failures().stream()
                        .map(failure -> new FailureView(
                                failure.rule(), failure.position().toString(), failure.message()))
                        .toList());
    }
}
