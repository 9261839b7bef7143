package dev.pointsman.match;

import dev.pointsman.rule.RuleSet;

class IndexMatcherContractTest extends MatcherContract {

    @Override
    Matcher matcher(RuleSet ruleSet) {
        return new IndexMatcher(ruleSet, null);
    }
}
