package dev.pointsman.drools;

import dev.pointsman.drools.compile.RuleCompiler;
import dev.pointsman.drools.run.Collector;
import dev.pointsman.drools.run.CompiledRules;
import dev.pointsman.drools.run.Findings;
import dev.pointsman.drools.run.Question;
import dev.pointsman.match.MatchResult;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Drools alone says: nothing of what {@link DroolsMatcher} adds where a session ends early, so that a condition of ours
 * never stands in for its own judge. Confined to one thread.
 */
public final class DroolsWitness {

    private final RuleSet ruleSet;
    private final RuleCompiler compiler;
    private final CompiledRules together;
    private final Map<Rule, Integer> places = new HashMap<>();
    private final Map<Rule, CompiledRules> alone = new HashMap<>();

    /** What becomes of a rule on a ticket. */
    public enum Outcome {
        /** It matches. */
        HOLDS,
        /** It does not match. */
        NOT,
        /** Its condition cannot be evaluated. */
        FAILS
    }

    /** Compiles a rule set. */
    public DroolsWitness(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
        List<Rule> enabled = ruleSet.rules().stream().filter(Rule::enabled).toList();
        ruleSet.rules().forEach(rule -> places.put(rule, places.size()));
        this.compiler = new RuleCompiler(ruleSet.level(), ruleSet.version().hash(), enabled);
        this.together = compile(enabled);
    }

    private CompiledRules compile(List<Rule> rules) {
        RuleCompiler.Build build = compiler.build(rules);
        if (build instanceof RuleCompiler.Refused refused) {
            throw new IllegalStateException("Drools refuses rules that were read: " + refused.messages());
        }
        return ((RuleCompiler.Done) build).rules();
    }

    /** Runs all rules in one session; empty when it ended early, for instance because a condition threw. */
    public Optional<MatchResult> run(Ticket ticket, Collection<?> facts, Instant at) {
        return run(together, new Question(ticket, facts, at)).map(findings -> findings.inOrder(places));
    }

    private Optional<Findings> run(CompiledRules rules, Question question) {
        Collector collector = new Collector(question, rules.byName());
        if (!(rules.run(question, collector) instanceof CompiledRules.Complete)) {
            return Optional.empty();
        }
        Findings findings = new Findings(ruleSet.teams());
        collector.handTo(findings);
        return Optional.of(findings);
    }

    /** Runs one plain rule that is in force, in a session of its own. */
    public Outcome alone(Rule rule, Ticket ticket, Instant at) {
        CompiledRules rules = alone.computeIfAbsent(rule, one -> compile(List.of(one)));
        Question question = new Question(ticket, List.of(), at);
        Collector collector = new Collector(question, rules.byName());
        if (!(rules.run(question, collector) instanceof CompiledRules.Complete)) {
            return Outcome.FAILS;
        }
        return collector.firings() > 0 ? Outcome.HOLDS : Outcome.NOT;
    }
}
