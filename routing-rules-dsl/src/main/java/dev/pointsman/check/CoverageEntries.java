package dev.pointsman.check;

import dev.pointsman.Router;
import dev.pointsman.decision.FailedCondition;
import dev.pointsman.explain.NearbyTickets;
import dev.pointsman.explain.Question;
import dev.pointsman.report.Entry;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.ruletest.TestCase;
import dev.pointsman.ruletest.TicketText;
import dev.pointsman.ruletest.coverage.ConditionCoverage;
import dev.pointsman.ruletest.coverage.Coverage;
import dev.pointsman.ruletest.coverage.RuleCoverage;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says of each rule what the tests do not reach in it, with a ticket or a value that would. */
final class CoverageEntries {

    private static final Ticket EMPTY = Ticket.builder("example").build();

    private final Router router;
    private final List<TestCase> cases;
    private final NearbyTickets nearby;
    private final Suppressions suppressions;

    CoverageEntries(Router router, List<TestCase> cases, Suppressions suppressions) {
        this.suppressions = suppressions;
        this.router = router;
        this.cases = cases;
        this.nearby = new NearbyTickets(router.ruleSet().schema());
    }

    /** Returns an entry for each rule that is not reached completely, in source order. */
    List<Entry> of(Coverage coverage) {
        return coverage.rules().stream()
                .filter(rule -> !rule.isComplete())
                .map(this::entry)
                .sorted(Comparator.comparing(Entry::position))
                .toList();
    }

    private Entry entry(RuleCoverage coverage) {
        Rule rule = coverage.rule();
        List<String> details = new ArrayList<>();
        if (coverage.won() == 0) {
            details.add(winning(rule));
        }
        Ticket matching = nearby.where(rule.condition(), true, EMPTY).orElse(EMPTY);
        for (ConditionCoverage condition : coverage.conditions()) {
            if (!condition.seenTrue()) {
                details.add(missing(condition.condition(), true, matching));
            }
            if (!condition.seenFalse()) {
                details.add(missing(condition.condition(), false, matching));
            }
        }
        return Entry.builder(IssueCode.UNTESTED.id(), IssueCode.UNTESTED.severity(), rule.position(), message(coverage))
                .subject("rule \"" + rule.id() + "\"")
                .details(details)
                .suppression(
                        suppressions.of(IssueCode.UNTESTED, List.of(rule.id())).orElse(null))
                .build();
    }

    private static String message(RuleCoverage coverage) {
        if (coverage.inForce() == 0) {
            return "no case has an instant at which it is in force";
        }
        if (coverage.matched() == 0) {
            return "it matched in no case";
        }
        if (coverage.won() == 0) {
            return "it won no case, and matched in " + coverage.matched();
        }
        long unseen = coverage.conditions().stream()
                .mapToLong(condition -> 2 - condition.seen())
                .sum();
        return unseen == 1
                ? "it won, but one result of its conditions was not seen"
                : "it won, but " + unseen + " results of its conditions were not seen";
    }

    private String winning(Rule rule) {
        Optional<TestCase> within = cases.stream()
                .filter(each -> rule.inForceAt(each.question().at()))
                .findFirst();
        Instant at = within.map(each -> each.question().at()).orElseGet(() -> inForce(rule));
        List<Fact> facts = within.map(each -> each.question().facts()).orElse(List.of());
        Optional<Ticket> found = nearby.wonBy(rule, new Question(EMPTY, facts, at), router);
        if (found.isEmpty()) {
            return rule.isSessionRule()
                    ? "no ticket was found that it wins; it needs facts, or what else only Drools sees"
                    : "no ticket was found that it wins";
        }
        String when = within.isPresent() ? "" : " at " + at;
        return "it wins the ticket "
                + TicketText.of(found.get(), router.ruleSet().schema()) + when;
    }

    private static Instant inForce(Rule rule) {
        return rule.effectiveFrom().equals(Instant.MIN) ? rule.expiresAt().minusSeconds(1) : rule.effectiveFrom();
    }

    /** Values are looked for near those with which the whole rule matches, so that the conditions before it hold as well. */
    private String missing(Condition condition, boolean holds, Ticket matching) {
        return condition.text() + " was never " + holds
                + nearby.where(condition, holds, matching)
                        .map(ticket -> "; it is " + holds + " where " + FailedCondition.valuesIn(ticket, condition))
                        .orElse("");
    }
}
