package dev.pointsman.monitor;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.DecisionListener;
import dev.pointsman.decision.Outcome;
import dev.pointsman.ticket.Ticket;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts decisions in a registry of Micrometer. Thread-safe.
 *
 * <ul>
 *   <li>{@code pointsman.decisions}: counter, by {@code ruleset}, {@code version}, {@code outcome} and {@code team};
 *   <li>{@code pointsman.rule.wins}: counter, by {@code ruleset} and {@code rule}; only if asked for, since a rule set may
 *       have thousands of rules and each is a time series;
 *   <li>{@code pointsman.decision.time}: timer;
 *   <li>{@code pointsman.fallback.share}: gauge, the share of decisions that were not ROUTED by a rule of their own but
 *       fell to the fallback, from 0 to 1, as an exponential average over about the last thousand.
 * </ul>
 */
public final class DecisionMetrics implements DecisionListener {

    private static final double WEIGHT_OF_ONE = 1 / 1000.0;

    private final MeterRegistry registry;
    private final boolean perRule;
    private final Timer time;
    private final AtomicLong fallbackShare = new AtomicLong(Double.doubleToLongBits(0));
    private final ConcurrentMap<DecisionKey, Counter> decisions = new ConcurrentHashMap<>();
    private final ConcurrentMap<WinKey, Counter> wins = new ConcurrentHashMap<>();

    private record DecisionKey(String ruleSet, String version, Outcome outcome, String team) {}

    private record WinKey(String ruleSet, String rule) {}

    private DecisionMetrics(MeterRegistry registry, boolean perRule) {
        this.registry = Objects.requireNonNull(registry, "registry");
        this.perRule = perRule;
        this.time = Timer.builder("pointsman.decision.time")
                .description("How long deciding on one ticket took")
                .register(registry);
        Gauge.builder("pointsman.fallback.share", fallbackShare, share -> Double.longBitsToDouble(share.get()))
                .description("Share of about the last thousand decisions that only the fallback took")
                .register(registry);
    }

    /** Returns a listener that counts in {@code registry}, without counting each rule. */
    public static DecisionMetrics in(MeterRegistry registry) {
        return new DecisionMetrics(registry, false);
    }

    /** As {@link #in}, and counts what each rule wins. */
    public static DecisionMetrics perRuleIn(MeterRegistry registry) {
        return new DecisionMetrics(registry, true);
    }

    @Override
    public void decided(Ticket ticket, Collection<?> facts, Decision decision, long nanos) {
        String ruleSet = decision.version().name();
        DecisionKey key = new DecisionKey(
                ruleSet,
                decision.version().label(),
                decision.outcome(),
                decision.team().id());
        decisions.computeIfAbsent(key, this::decisions).increment();
        if (perRule) {
            wins.computeIfAbsent(new WinKey(ruleSet, decision.rule()), this::wins)
                    .increment();
        }
        time.record(nanos, TimeUnit.NANOSECONDS);
        double one = decision.outcome() == Outcome.FALLBACK ? 1 : 0;
        fallbackShare.updateAndGet(bits -> {
            double share = Double.longBitsToDouble(bits);
            return Double.doubleToLongBits(share + (one - share) * WEIGHT_OF_ONE);
        });
    }

    private Counter decisions(DecisionKey key) {
        return Counter.builder("pointsman.decisions")
                .description("Decisions on tickets")
                .tag("ruleset", key.ruleSet)
                .tag("version", key.version)
                .tag("outcome", key.outcome.name())
                .tag("team", key.team)
                .register(registry);
    }

    private Counter wins(WinKey key) {
        return Counter.builder("pointsman.rule.wins")
                .description("Tickets that a rule won")
                .tag("ruleset", key.ruleSet)
                .tag("rule", key.rule)
                .register(registry);
    }
}
