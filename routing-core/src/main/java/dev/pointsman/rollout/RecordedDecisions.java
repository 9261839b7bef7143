package dev.pointsman.rollout;

import dev.pointsman.arrangement.Arrangement;
import dev.pointsman.arrangement.CompiledOverride;
import dev.pointsman.arrangement.CompiledRuleSet;
import dev.pointsman.arrangement.OverrideTally;
import dev.pointsman.canary.CanaryTrial;
import dev.pointsman.decision.Decision;
import dev.pointsman.log.DecisionRecord;
import dev.pointsman.release.Release;
import dev.pointsman.release.ReleaseException;
import dev.pointsman.release.ReleaseException.Problem;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.InEffect;
import dev.pointsman.timeline.Timeline;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Decides again what a decision log recorded: by the version that a record names, behind the override that it names. What the
 * host had not yet heard of when it decided, or could not load, does not matter. Confined to one thread.
 */
public final class RecordedDecisions implements AutoCloseable {

    private static final int KEPT = 16;

    private record OverrideKey(RuleSetVersion version, String id) {}

    private final ReleaseRepository repository;
    private final RulePolicy granted;
    private final Map<String, Timeline> timelines = new HashMap<>();
    private final Map<OverrideKey, CompiledOverride> overrides = new HashMap<>();
    private final Map<RuleSetVersion, CompiledRuleSet> versions = new LinkedHashMap<>(KEPT, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RuleSetVersion, CompiledRuleSet> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * Decides by the versions of a repository.
     *
     * @param granted the most that a version may ask for
     */
    public RecordedDecisions(ReleaseRepository repository, RulePolicy granted) {
        this.repository = Objects.requireNonNull(repository, "repository");
        this.granted = Objects.requireNonNull(granted, "granted");
    }

    /**
     * Decides again. Where a canary ran, the decision says the arm that the ticket is on by the canary's salt.
     *
     * @throws ReleaseException if the version or the override that decided is not in the repository, or is another one there
     */
    public Decision again(DecisionRecord recorded) {
        CompiledRuleSet version = version(recorded.version());
        List<CompiledOverride> standing = standing(recorded, version);
        Decision again = decide(recorded, version, standing);
        if (recorded.override().isEmpty()
                && !standing.isEmpty()
                && !recorded.differences(again).isEmpty()) {
            // The host may not have heard of these overrides yet.
            again = decide(recorded, version, List.of());
        }
        return onArm(recorded, again);
    }

    private static Decision decide(DecisionRecord recorded, CompiledRuleSet version, List<CompiledOverride> standing) {
        return new Arrangement(new Arrangement.Parts(version, standing, null, null))
                .decide(recorded.ticket(), recorded.facts(), recorded.at());
    }

    private Decision onArm(DecisionRecord recorded, Decision again) {
        CanaryTrial trial = recorded.arm().isEmpty()
                ? null
                : timeline(recorded.version().name())
                        .canaryAt(recorded.at())
                        .map(canary -> new CanaryTrial(canary, recorded.version()))
                        .orElse(null);
        return trial == null
                ? again
                : Decision.of(
                        again.ticket(),
                        again.at(),
                        again.ruling().on(trial.armOf(recorded.ticket().id())));
    }

    /** Returns the overrides that could have decided, up to the one that did. */
    private List<CompiledOverride> standing(DecisionRecord recorded, CompiledRuleSet version) {
        Timeline timeline = timeline(recorded.version().name());
        List<CompiledOverride> standing = new ArrayList<>();
        for (InEffect<BeginOverride> override : timeline.overridesAt(recorded.at())) {
            standing.add(compiled(timeline, override, version));
            if (recorded.override().filter(override.change().id()::equals).isPresent()) {
                return standing;
            }
        }
        if (recorded.override().isPresent()) {
            throw new ReleaseException(
                    Problem.ABSENT,
                    "no override \"" + recorded.override().get() + "\" was in effect at " + recorded.at());
        }
        return standing;
    }

    private CompiledOverride compiled(Timeline timeline, InEffect<BeginOverride> override, CompiledRuleSet version) {
        RuleSetVersion before = version.ruleSet().version();
        return overrides.computeIfAbsent(
                new OverrideKey(before, override.change().id()), key -> {
                    Loader loader = new Loader(
                            repository,
                            before.name(),
                            granted,
                            CompiledRuleSet::indexed,
                            WarmUp.NONE,
                            InstantSource.system());
                    return new OverrideCompiler(loader, loader::load)
                            .compile(timeline, override, version, new OverrideTally());
                });
    }

    private CompiledRuleSet version(RuleSetVersion named) {
        CompiledRuleSet known = versions.get(named);
        if (known == null) {
            if (named.sequence() == 0) {
                throw new ReleaseException(
                        Problem.ABSENT, named + " was not published when it decided\n  Replay with its folder.");
            }
            Release release = repository.release(named.name(), named.sequence());
            if (!release.version().equals(named)) {
                throw new ReleaseException(
                        Problem.ABSENT,
                        named + " had hash " + named.hash() + " when it decided, here it has "
                                + release.version().hash() + "\n  The log is of another repository.");
            }
            known = CompiledRuleSet.indexed(release.ruleSet(granted));
            versions.put(named, known);
        }
        return known;
    }

    private Timeline timeline(String name) {
        return timelines.computeIfAbsent(name, repository::timeline);
    }

    @Override
    public void close() {
        versions.values().forEach(CompiledRuleSet::close);
        overrides.values().forEach(CompiledOverride::close);
    }
}
