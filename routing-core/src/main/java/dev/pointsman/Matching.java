package dev.pointsman;

import dev.pointsman.drools.DroolsMatcher;
import dev.pointsman.match.IndexMatcher;
import dev.pointsman.match.Matcher;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import java.util.List;

/** How a router finds the rules that match. All ways decide alike; they differ in speed. */
public enum Matching {
    /** Plain rules by an index over their conditions, session rules in Drools only where one could match. The default. */
    INDEX,
    /** The whole rule set in Drools: the reference. Compiling it takes seconds for a thousand rules. */
    DROOLS;

    /** Compiles a rule set. */
    Matcher matcher(RuleSet ruleSet) {
        return switch (this) {
            case INDEX -> index(ruleSet);
            case DROOLS -> DroolsMatcher.of(ruleSet);
        };
    }

    private static Matcher index(RuleSet ruleSet) {
        List<Rule> sessionRules =
                ruleSet.rules().stream().filter(Rule::isSessionRule).toList();
        return new IndexMatcher(ruleSet, sessionRules.isEmpty() ? null : DroolsMatcher.of(ruleSet, sessionRules));
    }
}
