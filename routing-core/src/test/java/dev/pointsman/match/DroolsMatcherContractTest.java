package dev.pointsman.match;

import dev.pointsman.drools.DroolsMatcher;
import dev.pointsman.rule.RuleSet;

class DroolsMatcherContractTest extends MatcherContract {

    @Override
    Matcher matcher(RuleSet ruleSet) {
        return DroolsMatcher.of(ruleSet);
    }
}
