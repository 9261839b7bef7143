package dev.pointsman.check;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.rule.Suppression;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The suppressions of a rule set at an instant, and which of them served. Confined to one thread.
 */
final class Suppressions {

    private final RuleSet ruleSet;
    private final Instant at;
    private final boolean ofTests;
    private final Set<Used> used = new HashSet<>();

    private record Used(String rule, Suppression suppression) {}

    private Suppressions(RuleSet ruleSet, Instant at, boolean ofTests) {
        this.ruleSet = ruleSet;
        this.at = at;
        this.ofTests = ofTests;
    }

    /** Returns those that a check of the rules can use; none is used yet. What only tests find, it cannot miss. */
    static Suppressions ofRules(RuleSet ruleSet, Instant at) {
        return new Suppressions(ruleSet, at, false);
    }

    /** Returns those of what tests find; none is used yet. */
    static Suppressions ofTests(RuleSet ruleSet, Instant at) {
        return new Suppressions(ruleSet, at, true);
    }

    /**
     * Returns the suppression under which a finding is accepted, if there is one that has not expired.
     *
     * @param rules the ids of the rules that are concerned; it is enough that one of them has it
     */
    Optional<Suppression> of(IssueCode code, Collection<String> rules) {
        Optional<Suppression> first = Optional.empty();
        for (String id : rules) {
            Optional<Rule> rule = ruleSet.find(id);
            for (Suppression one : rule.map(Rule::suppressions).orElse(List.of())) {
                if (one.code() == code) {
                    used.add(new Used(id, one));
                    first = first.isEmpty() && one.holdsAt(at) ? Optional.of(one) : first;
                }
            }
        }
        return first;
    }

    /** Returns what is wrong with the suppressions themselves, once every finding has been asked for. */
    List<RuleIssue> issues() {
        List<RuleIssue> issues = new ArrayList<>();
        for (Rule rule : ruleSet.rules()) {
            for (Suppression one : rule.suppressions()) {
                boolean foundByTests = one.code() == IssueCode.UNTESTED;
                if (ofTests && !foundByTests) {
                    continue; // the check of the rules says what is wrong with it
                }
                if (ofTests == foundByTests && !used.contains(new Used(rule.id(), one))) {
                    issues.add(new RuleIssue(
                            IssueCode.UNUSED_SUPPRESSION,
                            rule.position(),
                            rule.id(),
                            "the suppression of \"" + one.code().id() + "\" suppresses nothing",
                            "Take it out: the finding it was for is gone."));
                } else if (!one.holdsAt(at)) {
                    issues.add(new RuleIssue(
                            IssueCode.EXPIRED_SUPPRESSION,
                            rule.position(),
                            rule.id(),
                            "the suppression of \"" + one.code().id() + "\" ended on " + one.until() + ": "
                                    + one.reason(),
                            "Mend what it was for, or give it another date."));
                }
            }
        }
        return issues;
    }
}
