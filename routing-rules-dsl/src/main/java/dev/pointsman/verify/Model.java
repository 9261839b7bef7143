package dev.pointsman.verify;

import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The rules of a rule set as sets of tickets and instants. Confined to one thread.
 *
 * <p>What only Drools understands of a session rule is a dimension of its own, of which nothing is known: so a session rule
 * never covers another, and whatever is found holds however its session comes out.
 */
final class Model {

    private final Domain domain;
    private final Diagram diagram;
    private final Budget budget;
    private final Conditions conditions;
    private final Questions questions;

    Model(Domain domain, int terminals, Budget budget) {
        this.domain = domain;
        this.budget = budget;
        this.diagram = new Diagram(domain.sizes(), terminals, budget);
        this.conditions = new Conditions(domain, diagram);
        this.questions = new Questions(domain, diagram, budget);
    }

    /** Makes the model of one rule set, from an instant on. */
    static Model of(RuleSet ruleSet, Instant from, Budget budget) {
        return new Model(Domain.of(Domain.effective(ruleSet, from), List.of(ruleSet.schema()), from), 2, budget);
    }

    /** Returns what tells whether the session parts of two rules are the same. */
    static String sessionKey(Rule rule) {
        return rule.id() + "\n" + rule.source().header() + "\n" + rule.source().text();
    }

    Domain domain() {
        return domain;
    }

    Diagram diagram() {
        return diagram;
    }

    Budget budget() {
        return budget;
    }

    Conditions conditions() {
        return conditions;
    }

    Questions questions() {
        return questions;
    }

    /** Translates rules. */
    List<Meaning> meanings(List<Rule> winningOrder) {
        List<Meaning> meanings = new ArrayList<>();
        for (Rule rule : winningOrder) {
            meanings.add(meaning(rule, meanings.size()));
        }
        return meanings;
    }

    private Meaning meaning(Rule rule, int place) {
        Truth truth = conditions.truth(rule.condition());
        int most = diagram.and(truth.yes(), inForce(rule));
        int matches = rule.isSessionRule() ? diagram.and(most, session(rule)) : most;
        return new Meaning(rule, place, truth, matches, most, Projection.of(diagram, most));
    }

    private int session(Rule rule) {
        BitSet yes = new BitSet();
        yes.set(1);
        return diagram.among(domain.level(new Dimension.Session(sessionKey(rule))), yes);
    }

    private int inForce(Rule rule) {
        int level = domain.periods();
        List<Instant> from = ((Dimension.Periods) domain.dimension(level)).from();
        BitSet periods = new BitSet();
        for (int period = 0; period < from.size(); period++) {
            periods.set(period, rule.inForceAt(from.get(period)));
        }
        return diagram.among(level, periods);
    }
}
