package dev.pointsman.match;

import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.LinearScanMatcher;

class LinearScanMatcherContractTest extends MatcherContract {

    @Override
    Matcher matcher(RuleSet ruleSet) {
        return new LinearScanMatcher(ruleSet);
    }
}
