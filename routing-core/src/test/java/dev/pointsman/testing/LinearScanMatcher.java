package dev.pointsman.testing;

import dev.pointsman.decision.RuleFailure;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.match.MatchResult;
import dev.pointsman.match.Matcher;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Tries every plain rule in winning order: the second opinion, too simple to be wrong. Knows no session rules. */
public final class LinearScanMatcher implements Matcher {

    private final List<Rule> rules;

    public LinearScanMatcher(RuleSet ruleSet) {
        this.rules = ruleSet.rules();
        if (rules.stream().anyMatch(Rule::isSessionRule)) {
            throw new IllegalArgumentException("the linear scan knows plain rules only, found "
                    + rules.stream()
                            .filter(Rule::isSessionRule)
                            .map(rule -> rule + ": " + rule.sessionCause())
                            .toList());
        }
    }

    @Override
    public MatchResult first(Ticket ticket, Collection<?> facts, Instant at) {
        return all(ticket, facts, at);
    }

    @Override
    public MatchResult all(Ticket ticket, Collection<?> facts, Instant at) {
        List<RuleMatch> matches = new ArrayList<>();
        List<RuleFailure> failures = new ArrayList<>();
        for (Rule rule : rules) {
            try {
                if (rule.inForceAt(at) && rule.condition().holds(ticket)) {
                    matches.add(new RuleMatch(
                            rule, rule.team().orElseThrow(), rule.reason().orElse(null)));
                }
            } catch (RuleEngineException e) {
                failures.add(new RuleFailure(rule.id(), rule.position(), String.valueOf(e.getMessage())));
            }
        }
        return new MatchResult(matches, failures);
    }

    @Override
    public void close() {}
}
