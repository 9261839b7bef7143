package dev.pointsman.drools;

import dev.pointsman.drools.compile.BuildMessage;
import dev.pointsman.drools.compile.RuleCompiler;
import dev.pointsman.drools.run.Causes;
import dev.pointsman.drools.run.Collector;
import dev.pointsman.drools.run.CompiledRules;
import dev.pointsman.drools.run.Findings;
import dev.pointsman.drools.run.Question;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs rules apart from each other, on the tickets on which they cannot run together: one condition that throws ends a
 * whole Drools session. Plain rules are decided by their condition. Session rules run together first, since mostly it is
 * a plain rule that failed, and otherwise each alone. Thread-safe.
 *
 * <p>A rule alone sees no fact that another rule inserts.
 */
final class Isolation {

    private final RuleCompiler compiler;
    private final List<Rule> plainRules;
    private final List<Rule> sessionRules;
    private final Map<List<Rule>, RuleCompiler.Build> builds = new ConcurrentHashMap<>();

    Isolation(RuleCompiler compiler, List<Rule> rules) {
        this.compiler = compiler;
        this.plainRules = rules.stream().filter(rule -> !rule.isSessionRule()).toList();
        this.sessionRules = rules.stream().filter(Rule::isSessionRule).toList();
    }

    /**
     * Finds what {@link CompiledRules#run} could not.
     *
     * @param end how the session of all rules ended
     */
    void run(Question question, CompiledRules.End end, Findings findings) {
        plainRules.stream()
                .filter(rule -> rule.inForceAt(question.at()))
                .forEach(rule -> runPlain(rule, question, findings));
        if (sessionRules.isEmpty()) {
            return;
        }
        boolean mayRunTogether =
                end instanceof CompiledRules.Aborted && !plainRules.isEmpty() && sessionRules.size() > 1;
        if (!mayRunTogether || !(runTogether(sessionRules, question, findings) instanceof CompiledRules.Complete)) {
            sessionRules.stream()
                    .filter(rule -> rule.inForceAt(question.at()))
                    .forEach(rule -> runAlone(rule, question, findings));
        }
    }

    private static void runPlain(Rule rule, Question question, Findings findings) {
        try {
            if (rule.condition().holds(question.ticket())) {
                findings.nominated(
                        rule, rule.team().orElseThrow(), rule.reason().orElse(null));
            }
        } catch (RuleEngineException | StackOverflowError e) {
            findings.failed(rule, e instanceof RuleEngineException ? String.valueOf(e.getMessage()) : Causes.text(e));
        }
    }

    private void runAlone(Rule rule, Question question, Findings findings) {
        CompiledRules.End end;
        try {
            end = runTogether(List.of(rule), question, findings);
        } catch (RuleEngineException e) {
            findings.failed(rule, "it cannot run apart from the other rules: " + e.getMessage());
            return;
        }
        if (end instanceof CompiledRules.Aborted aborted) {
            String subject = Causes.constraint(aborted.cause()).orElse("it");
            findings.failed(
                    rule, subject + " cannot be evaluated: " + BuildMessage.clean(Causes.text(aborted.cause())));
        } else if (end instanceof CompiledRules.Endless endless) {
            findings.failed(
                    rule,
                    "it fired " + endless.firings() + " times without end\n"
                            + "  A rule must not set itself off again by changing or inserting facts.");
        }
    }

    private CompiledRules.End runTogether(List<Rule> rules, Question question, Findings findings) {
        CompiledRules compiled = compiled(rules);
        Collector collector = new Collector(question, compiled.byName());
        CompiledRules.End end = compiled.run(question, collector);
        if (end instanceof CompiledRules.Complete) {
            collector.handTo(findings);
        }
        return end;
    }

    private CompiledRules compiled(List<Rule> rules) {
        RuleCompiler.Build build = builds.computeIfAbsent(rules, compiler::build);
        if (build instanceof RuleCompiler.Refused refused) {
            throw RuleCompiler.unexpected(refused);
        }
        return ((RuleCompiler.Done) build).rules();
    }
}
