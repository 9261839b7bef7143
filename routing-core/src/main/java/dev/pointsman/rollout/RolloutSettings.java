package dev.pointsman.rollout;

import dev.pointsman.arrangement.CompiledRuleSet;
import dev.pointsman.release.Release;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.shadow.ShadowRun;
import dev.pointsman.ticket.Ticket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;

/** What to follow, and how. Immutable. */
public final class RolloutSettings {

    /** How often the repository is read, unless said otherwise. */
    public static final Duration EVERY = Duration.ofSeconds(5);

    private final Loader loader;
    private final Duration every;
    private final int shadowQueue;

    private RolloutSettings(Loader loader, Duration every, int shadowQueue) {
        this.loader = loader;
        this.every = every;
        this.shadowQueue = shadowQueue;
    }

    /**
     * Returns settings for a rule set in a repository.
     *
     * @param compiler compiles a rule set
     */
    public static RolloutSettings of(
            ReleaseRepository repository,
            String name,
            Function<RuleSet, CompiledRuleSet> compiler,
            InstantSource clock) {
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(name, "name");
        Loader loader = new Loader(repository, name, RulePolicy.RESTRICTED, compiler, WarmUp.byServices(), clock);
        return new RolloutSettings(loader, EVERY, ShadowRun.QUEUE);
    }

    /** Returns these with the most that a version may ask for. */
    public RolloutSettings granting(RulePolicy policy) {
        Loader granting = new Loader(
                loader.repository(), loader.name(), policy, loader.compiler(), loader.warmUp(), loader.clock());
        return new RolloutSettings(granting, every, shadowQueue);
    }

    /**
     * Returns these with another interval between looks into the repository.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public RolloutSettings every(Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("the interval must be positive, found " + value);
        }
        return new RolloutSettings(loader, value, shadowQueue);
    }

    /**
     * Returns these with tickets that a version decides before it is asked in earnest; where there are none, the sources on the
     * class path are asked.
     */
    public RolloutSettings warmingUpWith(Function<Release, ? extends Collection<Ticket>> tickets) {
        Loader warming = new Loader(
                loader.repository(),
                loader.name(),
                loader.granted(),
                loader.compiler(),
                loader.warmUp().preferring(tickets),
                loader.clock());
        return new RolloutSettings(warming, every, shadowQueue);
    }

    Loader loader() {
        return loader;
    }

    Duration every() {
        return every;
    }

    int shadowQueue() {
        return shadowQueue;
    }
}
