package dev.pointsman.monitor;

import dev.pointsman.canary.ArmCounts;
import dev.pointsman.canary.CanaryReport;
import dev.pointsman.decision.Arm;
import dev.pointsman.rollout.RolloutState;
import dev.pointsman.shadow.Difference;
import dev.pointsman.shadow.ShadowReport;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Shows in a registry of Micrometer what a router runs and how well it follows its repository. Every meter has the tag {@code
 * ruleset}. Thread-safe.
 *
 * <ul>
 *   <li>{@code pointsman.version}: gauge, number of the version that decides;
 *   <li>{@code pointsman.refresh.age}: gauge in seconds, since the repository was last read without a fault;
 *   <li>{@code pointsman.refresh.failures}: counter, refreshes that failed, or after which something was wrong;
 *   <li>{@code pointsman.problems}: gauge, how many things are wrong now;
 *   <li>{@code pointsman.overrides}: gauge, how many are in effect; {@code pointsman.override.tickets}: gauge, how many tickets
 *       those have decided;
 *   <li>{@code pointsman.shadow.tickets}: gauge, by {@code difference}, and {@code pointsman.shadow.dropped}; of the shadow that
 *       runs;
 *   <li>{@code pointsman.canary.decisions}, {@code pointsman.canary.accepted}, {@code pointsman.canary.rejected}: gauges, by
 *       {@code arm}; of the canary that runs.
 * </ul>
 */
public final class RolloutMetrics implements MeterBinder {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Supplier<RolloutState> state;

    private RolloutMetrics(Supplier<RolloutState> state) {
        this.state = Objects.requireNonNull(state, "state");
    }

    /**
     * Returns the meters of a router.
     *
     * @param state asked at every reading: {@code router::state}
     */
    public static RolloutMetrics of(Supplier<RolloutState> state) {
        return new RolloutMetrics(state);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters meters = new Meters(registry, state, state.get().active().name());
        meters.gauge(
                "pointsman.version",
                "Number of the version that decides",
                now -> now.active().sequence());
        meters.gauge(
                "pointsman.problems",
                "How many things are wrong",
                now -> now.problems().size());
        Gauge.builder("pointsman.refresh.age", () -> state.get().refreshedAgo().toNanos() / NANOS_PER_SECOND)
                .baseUnit("seconds")
                .description("Since the repository was last read without a fault")
                .tag("ruleset", meters.ruleSet)
                .register(registry);
        FunctionCounter.builder(
                        "pointsman.refresh.failures", state, now -> now.get().failures())
                .description("Refreshes that failed, or after which something was wrong")
                .tag("ruleset", meters.ruleSet)
                .register(registry);
        meters.gauge(
                "pointsman.overrides",
                "Overrides in effect",
                now -> now.overrides().stream().filter(one -> one.inEffect()).count());
        meters.gauge(
                "pointsman.override.tickets",
                "Tickets that overrides in effect have decided",
                now -> now.overrides().stream()
                        .filter(one -> one.inEffect())
                        .mapToLong(one -> one.decided())
                        .sum());
        bindShadow(meters);
        bindCanary(meters);
    }

    private static void bindShadow(Meters meters) {
        for (Difference difference : Difference.values()) {
            meters.gauge(
                    "pointsman.shadow.tickets",
                    "Tickets that a shadow has compared",
                    shadow(report -> report.counts().getOrDefault(difference, 0L)),
                    "difference",
                    tag(difference));
        }
        meters.gauge(
                "pointsman.shadow.dropped", "Tickets that a shadow was too slow for", shadow(ShadowReport::dropped));
    }

    private static void bindCanary(Meters meters) {
        for (Arm arm : Arm.values()) {
            Function<CanaryReport, ArmCounts> counts = arm == Arm.CANARY ? CanaryReport::canary : CanaryReport::control;
            meters.gauge(
                    "pointsman.canary.decisions",
                    "Decisions while a canary runs",
                    canary(counts, ArmCounts::decisions),
                    "arm",
                    tag(arm));
            meters.gauge(
                    "pointsman.canary.accepted",
                    "Decisions that a team accepted",
                    canary(counts, ArmCounts::accepted),
                    "arm",
                    tag(arm));
            meters.gauge(
                    "pointsman.canary.rejected",
                    "Decisions that a team rejected",
                    canary(counts, ArmCounts::rejected),
                    "arm",
                    tag(arm));
        }
    }

    private static ToLongFunction<RolloutState> shadow(ToLongFunction<ShadowReport> value) {
        return now -> now.shadow().map(value::applyAsLong).orElse(0L);
    }

    private static ToLongFunction<RolloutState> canary(
            Function<CanaryReport, ArmCounts> arm, ToLongFunction<ArmCounts> value) {
        return now ->
                now.canary().map(report -> value.applyAsLong(arm.apply(report))).orElse(0L);
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private record Meters(MeterRegistry registry, Supplier<RolloutState> state, String ruleSet) {
        void gauge(String name, String what, ToLongFunction<RolloutState> value, String... tags) {
            Gauge.builder(name, () -> value.applyAsLong(state.get()))
                    .description(what)
                    .tag("ruleset", ruleSet)
                    .tags(tags)
                    .register(registry);
        }
    }
}
