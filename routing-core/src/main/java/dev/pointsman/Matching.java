package dev.pointsman;

import dev.pointsman.arrangement.CompiledRuleSet;
import dev.pointsman.drools.DroolsMatcher;
import dev.pointsman.rule.RuleSet;

/** How a router finds the rules that match. All ways decide alike; they differ in speed. */
public enum Matching {
    /** Plain rules by an index over their conditions, session rules in Drools only where one could match. The default. */
    INDEX,
    /** The whole rule set in Drools: the reference. Compiling it takes seconds for a thousand rules. */
    DROOLS;

    CompiledRuleSet compile(RuleSet ruleSet) {
        return switch (this) {
            case INDEX -> CompiledRuleSet.indexed(ruleSet);
            case DROOLS -> new CompiledRuleSet(ruleSet, DroolsMatcher.of(ruleSet));
        };
    }
}
