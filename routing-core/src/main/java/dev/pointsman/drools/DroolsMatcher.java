package dev.pointsman.drools;

import dev.pointsman.drools.compile.CompileIssues;
import dev.pointsman.drools.compile.RuleCompiler;
import dev.pointsman.drools.run.Causes;
import dev.pointsman.drools.run.Collector;
import dev.pointsman.drools.run.CompiledRules;
import dev.pointsman.drools.run.Findings;
import dev.pointsman.drools.run.Question;
import dev.pointsman.match.MatchResult;
import dev.pointsman.match.Matcher;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds matching rules by running them in Drools: a session per ticket, whose consequences nominate. The reference for
 * every other matcher. Thread-safe.
 *
 * <p>A matcher of some rules of a rule set opens no session for a ticket on which {@code TicketTests} can say what a
 * session would.
 *
 * <p>A consequence that throws fails its rule alone. A condition that throws, or rules that set each other off without
 * end, end the session of all rules; they are then run apart from each other, so that the guilty ones fail alone. A
 * consequence may therefore run more than once for one ticket.
 *
 * <p>Rules see the types of this library and those of the context class loader of the thread that built the matcher, and
 * run with both as their context class loader.
 *
 * <p>What {@link Error}s rules throw reaches the caller, except a {@link StackOverflowError}, which fails its rule.
 */
public final class DroolsMatcher implements Matcher {

    private final TeamDirectory teams;
    private final Map<Rule, Integer> places;
    private final @Nullable Rule implied;
    private volatile @Nullable Running running;

    /**
     * What is let go of when the matcher is closed; calls under way still hold it.
     *
     * @param rules all rules together, or null when there are none
     */
    private record Running(@Nullable CompiledRules rules, Isolation isolation) {}

    private DroolsMatcher(TeamDirectory teams, List<Rule> rules, @Nullable Rule implied, Running running) {
        this.teams = teams;
        this.places = new HashMap<>();
        rules.forEach(rule -> places.put(rule, places.size()));
        if (implied != null) {
            places.putIfAbsent(implied, places.size());
        }
        this.implied = implied;
        this.running = running;
    }

    /**
     * Compiles all rules of a rule set.
     *
     * @throws InvalidRuleSetException with an issue for each rule that Drools cannot compile
     * @throws RuleEngineException if Drools itself does not work
     */
    public static DroolsMatcher of(RuleSet ruleSet) {
        return of(ruleSet, ruleSet.rules());
    }

    /**
     * Compiles some rules of a rule set. The fallback always counts as a match; unless it is among {@code subset}, it is
     * not compiled.
     *
     * @throws InvalidRuleSetException with an issue for each rule that Drools cannot compile
     * @throws RuleEngineException if Drools itself does not work
     */
    public static DroolsMatcher of(RuleSet ruleSet, List<Rule> subset) {
        List<Rule> ordered = subset.stream().sorted(Rule.WINNING_ORDER).toList();
        return of(
                ordered,
                ordered.contains(ruleSet.fallback()) ? null : ruleSet.fallback(),
                ruleSet.level(),
                ruleSet.teams(),
                ruleSet.version());
    }

    /** As {@link #of(RuleSet)}, for rules that were not read from a file. */
    static DroolsMatcher of(List<Rule> winningOrder, LanguageLevel level, TeamDirectory teams, String contentHash) {
        return of(winningOrder, null, level, teams, new RuleSetVersion("rules", 0, contentHash));
    }

    private static DroolsMatcher of(
            List<Rule> rules,
            @Nullable Rule implied,
            LanguageLevel level,
            TeamDirectory teams,
            RuleSetVersion version) {
        List<Rule> enabled = rules.stream().filter(Rule::enabled).toList();
        RuleCompiler compiler = new RuleCompiler(level, version.hash(), enabled);
        CompiledRules compiled = enabled.isEmpty() ? null : compile(compiler, enabled, version.name());
        return new DroolsMatcher(teams, rules, implied, new Running(compiled, new Isolation(compiler, enabled)));
    }

    private static CompiledRules compile(RuleCompiler compiler, List<Rule> rules, String name) {
        RuleCompiler.Build build = compiler.build(rules);
        if (build instanceof RuleCompiler.Refused refused) {
            throw new InvalidRuleSetException("rule set " + name, CompileIssues.of(compiler, rules, refused));
        }
        return ((RuleCompiler.Done) build).rules();
    }

    /** As {@link #all}: in a Drools session, one match costs as much as all. */
    @Override
    public MatchResult first(Ticket ticket, Collection<?> facts, Instant at) {
        return all(ticket, facts, at);
    }

    @Override
    public MatchResult all(Ticket ticket, Collection<?> facts, Instant at) {
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(at, "at");
        Running held = running;
        if (held == null) {
            throw new RuleEngineException("the matcher is closed");
        }
        Findings findings = new Findings(teams);
        try {
            match(held, new Question(ticket, facts, at), findings);
        } catch (RuleEngineException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new RuleEngineException("Drools failed on ticket " + ticket.id() + ": " + Causes.text(e), e);
        }
        return findings.inOrder(places);
    }

    private void match(Running held, Question question, Findings findings) {
        if (implied != null) {
            findings.nominated(
                    implied, implied.team().orElseThrow(), implied.reason().orElse(null));
        }
        CompiledRules rules = held.rules();
        if (rules == null) {
            return;
        }
        // All rules together always run in a session: that is the reference.
        List<Rule> matching = implied == null ? null : rules.matchingWithoutSession(question);
        if (matching != null) {
            matching.forEach(rule -> findings.nominated(
                    rule, rule.team().orElseThrow(), rule.reason().orElse(null)));
            return;
        }
        Collector collector = new Collector(question, rules.byName());
        CompiledRules.End end = rules.run(question, collector);
        if (end instanceof CompiledRules.Complete) {
            collector.handTo(findings);
        } else {
            held.isolation().run(question, end, findings);
        }
    }

    /** Lets the compiled rules go; matches that are under way end normally, later ones throw. */
    @Override
    public void close() {
        running = null;
    }
}
