package dev.pointsman.arrangement;

import dev.pointsman.canary.CanaryTrial;
import dev.pointsman.decision.Arm;
import dev.pointsman.decision.Decider;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.RuleFailure;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.decision.Ruling;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.shadow.ShadowRun;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides together during a part of the timeline: overrides first, then the version of the ticket's arm; a shadow looks
 * on. Thread-safe.
 */
public final class Arrangement implements Decider, AutoCloseable {

    /**
     * A version on trial.
     *
     * @param trial says which tickets it takes
     * @param version decides those
     */
    public record Canary(CanaryTrial trial, CompiledRuleSet version) {}

    /**
     * What an arrangement is made of. Two of the same parts are the same.
     *
     * @param active the version that decides
     * @param overrides what stands before it, the newest first
     * @param canary takes a share of the tickets
     * @param shadow sees what was decided, and changes nothing
     */
    public record Parts(
            CompiledRuleSet active,
            List<CompiledOverride> overrides,
            @Nullable Canary canary,
            @Nullable ShadowRun shadow) {}

    private final Parts parts;
    private final CompiledRuleSet active;
    private final boolean plain;
    private final RulingVariants onControl = new RulingVariants(ruling -> ruling.on(Arm.CONTROL));
    private final RulingVariants onCanary = new RulingVariants(ruling -> ruling.on(Arm.CANARY));

    /** Arranges. */
    public Arrangement(Parts parts) {
        this.parts = parts;
        this.active = parts.active;
        this.plain = parts.overrides.isEmpty() && parts.canary == null && parts.shadow == null;
    }

    /** Returns what it is made of. */
    public Parts parts() {
        return parts;
    }

    @Override
    public RuleSet ruleSet() {
        return active.ruleSet();
    }

    @Override
    public Decision decide(Ticket ticket, Collection<?> facts, Instant at) {
        return plain ? active.decide(ticket, facts, at) : decideAmong(ticket, facts, at, true);
    }

    private Decision decideAmong(Ticket ticket, Collection<?> facts, Instant at, boolean counted) {
        List<RuleFailure> failures = parts.overrides.isEmpty() ? List.of() : new ArrayList<>();
        for (CompiledOverride override : parts.overrides) {
            Ruling ruling = override.decide(ticket, facts, at, failures);
            if (ruling != null) {
                if (counted) {
                    override.tally().add(ticket.id());
                }
                return after(failures, Decision.of(ticket.id(), at, ruling));
            }
        }
        Decision decision = onArm(ticket, facts, at, counted);
        boolean byActive = decision.ruling().givenArm() != Arm.CANARY;
        if (counted && byActive && parts.shadow != null) {
            parts.shadow.offer(ticket, facts, decision);
        }
        return after(failures, decision);
    }

    private static Decision after(List<RuleFailure> failures, Decision decision) {
        return failures.isEmpty()
                ? decision
                : Decision.of(
                        decision.ticket(), decision.at(), decision.ruling().afterFailures(failures));
    }

    private Decision onArm(Ticket ticket, Collection<?> facts, Instant at, boolean counted) {
        Canary canary = running();
        if (canary == null) {
            return active.decide(ticket, facts, at);
        }
        Arm arm = canary.trial.armOf(ticket.id());
        if (counted) {
            canary.trial.decided(arm);
        }
        Ruling ruling = version(arm, canary).ruling(ticket, facts, at);
        return Decision.of(ticket.id(), at, variants(arm).of(ruling));
    }

    private @Nullable Canary running() {
        Canary canary = parts.canary;
        return canary == null || canary.trial.isStopped() ? null : canary;
    }

    private CompiledRuleSet version(Arm arm, Canary canary) {
        return arm == Arm.CANARY ? canary.version : active;
    }

    private RulingVariants variants(Arm arm) {
        return arm == Arm.CANARY ? onCanary : onControl;
    }

    /** Returns what matches in the version of the ticket's arm; overrides stand apart. */
    @Override
    public List<RuleMatch> matches(Ticket ticket, Collection<?> facts, Instant at) {
        Canary canary = running();
        CompiledRuleSet version = canary == null ? active : version(canary.trial.armOf(ticket.id()), canary);
        return version.matches(ticket, facts, at);
    }

    /** Explains; this counts nothing and no shadow sees it. */
    @Override
    public Explanation explain(Ticket ticket, Collection<?> facts, Instant at) {
        Canary canary = running();
        CompiledRuleSet version = canary == null ? active : version(canary.trial.armOf(ticket.id()), canary);
        Explanation explained = version.explain(ticket, facts, at);
        if (plain) {
            return explained;
        }
        List<RuleMatch> matches = new ArrayList<>();
        List<RuleFailure> failures = new ArrayList<>();
        parts.overrides.forEach(override -> override.explain(ticket, facts, at, matches, failures));
        matches.addAll(explained.matches());
        failures.addAll(explained.failures());
        return new Explanation(decideAmong(ticket, facts, at, false), matches, explained.nearMisses(), failures);
    }

    /** Returns the same without anybody looking on, and without counting. */
    public Decider unobserved() {
        return new Unobserved(this);
    }

    /** Releases the engines. Calls that are under way end normally. */
    @Override
    public void close() {
        parts.overrides.forEach(CompiledOverride::close);
        if (parts.canary != null) {
            parts.canary.version.close();
        }
        active.close();
    }

    /** An arrangement for questions. */
    private record Unobserved(Arrangement arrangement) implements Decider {
        @Override
        public RuleSet ruleSet() {
            return arrangement.ruleSet();
        }

        @Override
        public Decision decide(Ticket ticket, Collection<?> facts, Instant at) {
            return arrangement.decideAmong(ticket, facts, at, false);
        }

        @Override
        public List<RuleMatch> matches(Ticket ticket, Collection<?> facts, Instant at) {
            return arrangement.matches(ticket, facts, at);
        }

        @Override
        public Explanation explain(Ticket ticket, Collection<?> facts, Instant at) {
            return arrangement.explain(ticket, facts, at);
        }
    }
}
