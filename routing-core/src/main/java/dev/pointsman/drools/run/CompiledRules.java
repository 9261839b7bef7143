package dev.pointsman.drools.run;

import dev.pointsman.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.conf.KeepReferenceOption;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.api.runtime.rule.ConsequenceException;
import org.kie.api.time.SessionPseudoClock;

/** Rules as Drools runs them. Thread-safe: every run has a session of its own, which is always disposed of. */
public final class CompiledRules {

    /**
     * How many times rules may fire in one session, beside once for each rule and fact: far more than any rule set
     * needs, and reached within milliseconds by rules that set each other off without end.
     */
    static final int FIRINGS = 10_000;

    private final KieBase base;
    private final KieSessionConfiguration configuration;
    private final Map<String, Rule> byName;
    private final ClassLoader loader;
    private final TicketTests tests;

    private CompiledRules(
            KieBase base, KieSessionConfiguration configuration, Map<String, Rule> byName, ClassLoader loader) {
        this.base = base;
        this.tests = TicketTests.of(base, byName);
        this.loader = loader;
        this.configuration = configuration;
        this.byName = byName;
    }

    /**
     * Makes rules ready to run.
     *
     * @param byName the rules by the names under which Drools knows them
     * @param loader the class loader under which the rules run
     */
    public static CompiledRules of(KieServices services, KieBase base, Map<String, Rule> byName, ClassLoader loader) {
        // One for all sessions: making one costs ten times what the session costs.
        KieSessionConfiguration configuration = services.newKieSessionConfiguration();
        configuration.setOption(ClockTypeOption.PSEUDO);
        configuration.setOption(KeepReferenceOption.NO);
        // Drools' default, but vital: with NO, a compiled consequence keeps its arguments in one array for all sessions
        // of
        // the KieBase, so that a session on another thread fires with the facts, and the routing, of this one.
        configuration.setOption(ThreadSafeOption.YES);
        return new CompiledRules(base, configuration, Map.copyOf(byName), loader);
    }

    /** How a session ended. */
    public sealed interface End {}

    /** Every rule fired as often as it matches. */
    public enum Complete implements End {
        /** The only one. */
        COMPLETE
    }

    /** Evaluating a condition threw, or a consequence overflowed the stack; what was collected is of no use. */
    public record Aborted(Throwable cause) implements End {}

    /** Rules fired this many times and would have gone on; what was collected is of no use. */
    public record Endless(int firings) implements End {}

    /** Runs the rules on a ticket; what they nominate goes to {@code collector}. */
    public End run(Question question, Collector collector) {
        // Drools looks for some of its parts when a session first needs them.
        return Engine.under(loader, () -> runHere(question, collector));
    }

    private End runHere(Question question, Collector collector) {
        KieSession session = base.newKieSession(configuration, null);
        try {
            session.<SessionPseudoClock>getSessionClock().advanceTime(question.epochMillis(), TimeUnit.MILLISECONDS);
            session.setGlobal("routing", collector);
            session.insert(question.ticket());
            question.facts().forEach(session::insert);
            return fire(
                    session,
                    collector,
                    FIRINGS + byName.size() * (1 + question.facts().size()));
        } catch (RuntimeException | StackOverflowError e) {
            return new Aborted(e);
        } finally {
            session.dispose();
        }
    }

    /** Fires until nothing is left to fire: a consequence that throws, or halts the session, does not stop the others. */
    private static End fire(KieSession session, Collector collector, int limit) {
        while (collector.firings() < limit) {
            try {
                if (session.fireAllRules(collector, limit - collector.firings()) == 0) {
                    return Complete.COMPLETE;
                }
            } catch (ConsequenceException e) {
                collector.consequenceThrew(e);
            }
        }
        return new Endless(collector.firings());
    }

    /** Returns the rules that match, when the ticket alone says it; null when {@link #run} has to say it. */
    @Nullable
    public List<Rule> matchingWithoutSession(Question question) {
        return Engine.under(loader, () -> tests.matching(question));
    }

    /** Returns the rule that Drools knows under a name. */
    public Map<String, Rule> byName() {
        return byName;
    }
}
