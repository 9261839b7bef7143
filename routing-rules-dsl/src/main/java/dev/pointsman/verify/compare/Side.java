package dev.pointsman.verify.compare;

import dev.pointsman.Matching;
import dev.pointsman.Router;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.verify.finding.Witness;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One of the versions that are compared. Drools gets only the rules that a ticket meets. Confined to one thread. */
final class Side implements AutoCloseable {

    private static final int MOST_RULES = 120;
    private static final int MOST_TIMES = 10;

    /** How many of the rules that match a ticket count, from the winner on. */
    private static final int MATCHES = 4;

    private final RuleSet ruleSet;
    private final int mostRules;
    private final int mostTimes;
    private final Router index;

    Side(RuleSet ruleSet) {
        this(ruleSet, MOST_RULES, MOST_TIMES);
    }

    /**
     * Creates a side.
     *
     * @param mostRules how many rules Drools compiles at a time
     * @param mostTimes how often it does; what is left then is not confirmed
     */
    Side(RuleSet ruleSet, int mostRules, int mostTimes) {
        this.ruleSet = ruleSet;
        this.mostRules = mostRules;
        this.mostTimes = mostTimes;
        this.index = Router.builder().ruleSet(ruleSet).build();
    }

    String team(Witness witness) {
        return team(index, witness);
    }

    private static String team(Router router, Witness witness) {
        return router.route(witness.ticket(), witness.at()).team().id();
    }

    /** Returns the witnesses that Drools sends where the index does. */
    List<Witness> confirmed(List<Witness> witnesses) {
        List<Witness> confirmed = new ArrayList<>();
        List<Witness> together = new ArrayList<>();
        Set<Rule> rules = new LinkedHashSet<>();
        int times = 0;
        for (Witness witness : witnesses) {
            List<Rule> concerned = concerned(witness);
            if (concerned.isEmpty()) {
                confirmed.add(witness); // a session rule wins: that was Drools already
                continue;
            }
            if (rules.size() + concerned.size() > mostRules) {
                confirmed.addAll(confirmed(together, rules));
                together.clear();
                rules.clear();
                times++;
                if (times == mostTimes) {
                    return confirmed;
                }
            }
            together.add(witness);
            rules.addAll(concerned);
        }
        confirmed.addAll(confirmed(together, rules));
        return confirmed;
    }

    private List<Witness> confirmed(List<Witness> witnesses, Set<Rule> rules) {
        if (witnesses.isEmpty()) {
            return List.of();
        }
        try (Router drools = Router.builder()
                .ruleSet(ruleSet.only(rules))
                .matching(Matching.DROOLS)
                .build()) {
            return witnesses.stream()
                    .filter(witness -> team(drools, witness).equals(team(witness)))
                    .toList();
        } catch (InvalidRuleSetException | RuleEngineException e) {
            return List.of();
        }
    }

    /** Returns the first rules that match, none if a session rule wins. */
    private List<Rule> concerned(Witness witness) {
        List<Rule> matches = index.explain(witness.ticket(), witness.at()).matches().stream()
                .map(RuleMatch::rule)
                .toList();
        if (matches.get(0).isSessionRule()) {
            return List.of();
        }
        return matches.stream()
                .filter(rule -> !rule.isSessionRule())
                .limit(MATCHES)
                .toList();
    }

    @Override
    public void close() {
        index.close();
    }
}
