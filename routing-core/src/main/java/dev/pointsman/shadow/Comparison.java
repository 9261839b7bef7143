package dev.pointsman.shadow;

import dev.pointsman.decision.Decider;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Outcome;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.util.List;
import java.util.Optional;

/** Says in which class a difference between the active version and a candidate falls. Thread-safe. */
record Comparison(Decider active, Decider candidate) {

    Difference of(Ticket ticket, List<Fact> facts, Decision before, Decision after) {
        if (failed(after) && !failed(before)) {
            return Difference.ERROR;
        }
        boolean wasFallback = before.outcome() == Outcome.FALLBACK;
        boolean isFallback = after.outcome() == Outcome.FALLBACK;
        if (isFallback != wasFallback) {
            return isFallback ? Difference.NEWLY_FALLBACK : Difference.NO_LONGER_FALLBACK;
        }
        if (conflicting(candidate.matches(ticket, facts, before.at()))
                && !conflicting(active.matches(ticket, facts, before.at()))) {
            return Difference.NEWLY_CONFLICTING;
        }
        if (!after.team().id().equals(before.team().id())) {
            return Difference.OTHER_TEAM;
        }
        return after.rule().equals(before.rule()) ? Difference.SAME : Difference.SAME_TEAM_OTHER_RULE;
    }

    private static boolean failed(Decision decision) {
        return decision.outcome() == Outcome.DEGRADED || !decision.failures().isEmpty();
    }

    /** Tells whether nothing but the id puts the winner before the best match of another team. */
    private static boolean conflicting(List<RuleMatch> matches) {
        if (matches.isEmpty()) {
            return false;
        }
        RuleMatch winner = matches.get(0);
        Optional<RuleMatch> runnerUp = matches.stream()
                .filter(match -> !match.team().equals(winner.team()))
                .findFirst();
        return runnerUp.isPresent()
                && winner.rule().precedesBy(runnerUp.get().rule()).equals("id");
    }
}
