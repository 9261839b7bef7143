package dev.pointsman.verify.question;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.verify.diagram.Budget;
import dev.pointsman.verify.diagram.Diagram;
import dev.pointsman.verify.diagram.Projection;
import dev.pointsman.verify.value.Dimension;
import dev.pointsman.verify.value.Domain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The rules of a rule set as sets of tickets and instants. Confined to one thread.
 *
 * <p>What only Drools understands of a session rule is a dimension of its own, of which nothing is known: so a session rule
 * never covers another, and whatever is found holds however its session comes out.
 */
public final class Model {

    private final Domain domain;
    private final Diagram diagram;
    private final Budget budget;
    private final Conditions conditions;
    private final Questions questions;

    /** Starts with no rule; the domain says which rules may be translated. */
    public Model(Domain domain, int terminals, Budget budget) {
        this.domain = domain;
        this.budget = budget;
        this.diagram = new Diagram(domain.sizes(), terminals, budget);
        this.conditions = new Conditions(domain, diagram);
        this.questions = new Questions(domain, diagram, budget);
    }

    /** Makes the model of one rule set, from an instant on. */
    public static Model of(RuleSet ruleSet, Instant from, Budget budget) {
        return new Model(Domain.of(Domain.effective(ruleSet, from), List.of(ruleSet.schema()), from), 2, budget);
    }

    /** Returns how tickets are cut. */
    public Domain domain() {
        return domain;
    }

    /** Returns the diagram that holds all sets. */
    public Diagram diagram() {
        return diagram;
    }

    /** Returns what may still be spent. */
    public Budget budget() {
        return budget;
    }

    /** Returns where a condition is true and where it is false. */
    public Truth truth(Condition condition) {
        return conditions.truth(condition);
    }

    /** Returns what answers questions about the sets. */
    public Questions questions() {
        return questions;
    }

    /** Translates rules. */
    public List<Meaning> meanings(List<Rule> winningOrder) {
        List<Meaning> meanings = new ArrayList<>();
        for (Rule rule : winningOrder) {
            meanings.add(meaning(rule, meanings.size()));
        }
        return meanings;
    }

    /**
     * Tells whether one set can lie within another, without asking for a ticket; if not, it does not. Only sets that are no
     * more than their projections tell, on those levels of which nothing else says what they say: tests on one text can imply
     * each other, and time is no condition.
     */
    public boolean canBeWithin(Projection inner, Projection outer) {
        if (!inner.exact() || !outer.exact()) {
            return true;
        }
        for (Map.Entry<Integer, BitSet> theirs : outer.atoms().entrySet()) {
            int level = theirs.getKey();
            Dimension dimension = domain.dimension(level);
            boolean independent = dimension instanceof Dimension.Values || dimension instanceof Dimension.Tag;
            BitSet mine = inner.atoms().get(level);
            if (independent && (mine == null || !containsAll(theirs.getValue(), mine))) {
                return false;
            }
        }
        return true;
    }

    private static boolean containsAll(BitSet atoms, BitSet others) {
        for (int atom = others.nextSetBit(0); atom >= 0; atom = others.nextSetBit(atom + 1)) {
            if (!atoms.get(atom)) {
                return false;
            }
        }
        return true;
    }

    private Meaning meaning(Rule rule, int place) {
        Truth truth = conditions.truth(rule.condition());
        int most = diagram.and(truth.yes(), inForce(rule));
        int matches = rule.isSessionRule() ? diagram.and(most, session(rule)) : most;
        return new Meaning(rule, place, truth, matches, Projection.of(diagram, most));
    }

    private int session(Rule rule) {
        BitSet yes = new BitSet();
        yes.set(1);
        return diagram.among(domain.level(Dimension.Session.of(rule)), yes);
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
