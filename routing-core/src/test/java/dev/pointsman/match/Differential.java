package dev.pointsman.match;

import dev.pointsman.decision.RuleFailure;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.drools.DroolsMatcher;
import dev.pointsman.drools.DroolsWitness;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.Case;
import dev.pointsman.testing.LinearScanMatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the index and the linear scan with Drools, ticket by ticket: every match with its team and reason, every failure,
 * and the winner with the failures before it when only the first match is asked for. The scan knows no session rules, so
 * rule sets with some are compared without it. Confined to one thread.
 */
final class Differential implements AutoCloseable {

    /** Up to how many rules are compiled one by one where a session ended early. */
    private static final int ALONE_AT_MOST = 12;

    private final RuleSet ruleSet;
    private final Matcher index;
    private final @Nullable Matcher scan;
    private final @Nullable DroolsWitness drools;
    private @Nullable Matcher isolating;

    private Differential(RuleSet ruleSet, boolean withDrools) {
        this.ruleSet = ruleSet;
        List<Rule> sessionRules =
                ruleSet.rules().stream().filter(Rule::isSessionRule).toList();
        this.index = new IndexMatcher(ruleSet, sessionRules.isEmpty() ? null : DroolsMatcher.of(ruleSet, sessionRules));
        this.scan = sessionRules.isEmpty() ? new LinearScanMatcher(ruleSet) : null;
        this.drools = withDrools ? new DroolsWitness(ruleSet) : null;
    }

    static Differential of(RuleSet ruleSet) {
        return new Differential(ruleSet, true);
    }

    /** Compares the index with the linear scan alone, which needs no compilation. */
    static Differential ofIndexAndScan(RuleSet ruleSet) {
        return new Differential(ruleSet, false);
    }

    /** What the index says. */
    private record Answer(MatchResult all, MatchResult first) {}

    /** Returns what differs, or null when all agree. */
    @Nullable
    String difference(Case one) {
        Answer answer;
        try {
            answer = new Answer(
                    index.all(one.ticket(), one.facts(), one.at()), index.first(one.ticket(), one.facts(), one.at()));
        } catch (RuntimeException e) {
            return "the index throws " + e;
        }
        String ofScan = scan == null ? null : fromScan(scan, answer, one);
        if (ofScan != null || drools == null) {
            return ofScan;
        }
        Optional<MatchResult> run = drools.run(one.ticket(), one.facts(), one.at());
        return run.isPresent() ? from("Drools", run.get(), answer) : whereDroolsThrows(drools, answer, one);
    }

    private @Nullable String fromScan(Matcher plain, Answer answer, Case one) {
        MatchResult expected = plain.all(one.ticket(), one.facts(), one.at());
        String difference = from("the scan", expected, answer);
        return difference == null && !answer.all.failures().equals(expected.failures())
                ? "the scan: " + expected.failures() + "\nthe index: " + answer.all.failures()
                : difference;
    }

    private @Nullable String from(String name, MatchResult expected, Answer answer) {
        boolean same = answer.all.matches().equals(expected.matches())
                && rules(answer.all.failures()).equals(rules(expected.failures()));
        if (!same) {
            return name + ": " + summary(expected) + "\nthe index: " + summary(answer.all);
        }
        boolean sameFirst = answer.first.winner().equals(expected.winner())
                && failedBefore(expected.winner(), answer.first).equals(failedBefore(expected.winner(), expected));
        return sameFirst ? null : name + ": " + summary(expected) + "\nthe index, first: " + summary(answer.first);
    }

    private @Nullable String whereDroolsThrows(DroolsWitness witness, Answer answer, Case one) {
        Matcher reference = isolating;
        if (reference == null) {
            reference = DroolsMatcher.of(ruleSet);
            isolating = reference;
        }
        MatchResult expected = reference.all(one.ticket(), one.facts(), one.at());
        String difference = from("Drools, rules apart", expected, answer);
        if (difference != null) {
            return difference;
        }
        boolean explained = !expected.failures().isEmpty()
                || ruleSet.rules().stream().anyMatch(rule -> rule.isSessionRule() || fails(rule, one));
        if (!explained) {
            return "a condition throws in Drools, and no rule is said to fail";
        }
        return ruleSet.rules().size() > ALONE_AT_MOST + 1 ? null : oneByOne(witness, expected, one);
    }

    /** Tells whether a rule, perhaps one that is not in force, would make a session of all rules end early. */
    private static boolean fails(Rule rule, Case one) {
        try {
            rule.condition().holds(one.ticket());
            return false;
        } catch (RuleEngineException e) {
            return rule.enabled();
        }
    }

    private @Nullable String oneByOne(DroolsWitness witness, MatchResult expected, Case one) {
        for (Rule rule : ruleSet.rules()) {
            if (rule.isSessionRule() || !rule.inForceAt(one.at())) {
                continue;
            }
            DroolsWitness.Outcome alone = witness.alone(rule, one.ticket(), one.at());
            DroolsWitness.Outcome found = outcome(rule, expected);
            if (alone != found) {
                return "Drools, " + rule + " alone: " + alone + "\nthe index: " + found;
            }
        }
        return null;
    }

    private static DroolsWitness.Outcome outcome(Rule rule, MatchResult result) {
        if (rules(result.failures()).contains(rule.id())) {
            return DroolsWitness.Outcome.FAILS;
        }
        boolean matched =
                result.matches().stream().anyMatch(match -> match.rule().equals(rule));
        return matched ? DroolsWitness.Outcome.HOLDS : DroolsWitness.Outcome.NOT;
    }

    /** The failures that a decision names. */
    private List<String> failedBefore(RuleMatch winner, MatchResult result) {
        if (result.failures().isEmpty()) {
            return List.of();
        }
        Set<String> before = new HashSet<>();
        ruleSet.rules().stream().takeWhile(rule -> !rule.equals(winner.rule())).forEach(rule -> before.add(rule.id()));
        return rules(result.failures()).stream().filter(before::contains).toList();
    }

    private static List<String> rules(List<RuleFailure> failures) {
        return failures.stream().map(RuleFailure::rule).toList();
    }

    private static List<String> summary(MatchResult result) {
        List<String> summary = new ArrayList<>();
        for (RuleMatch match : result.matches()) {
            String reason = match.reason().map(text -> " because " + text).orElse("");
            summary.add(match.rule() + " -> " + match.team() + reason);
        }
        result.failures().forEach(failure -> summary.add(failure.rule() + " failed: " + failure.message()));
        return summary;
    }

    @Override
    public void close() {
        index.close();
        if (isolating != null) {
            isolating.close();
        }
    }
}
