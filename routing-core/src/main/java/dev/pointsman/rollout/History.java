package dev.pointsman.rollout;

import dev.pointsman.arrangement.Arrangement;
import dev.pointsman.arrangement.CompiledOverride;
import dev.pointsman.arrangement.CompiledRuleSet;
import dev.pointsman.arrangement.OverrideTally;
import dev.pointsman.canary.CanaryTrial;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.InEffect;
import dev.pointsman.timeline.Timeline;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What decided before the schedule begins. Versions are loaded when they are asked for, one at a time, and the last few stay as
 * long as there is memory. Unlike the schedule it puts nothing in the place of what cannot be loaded. Thread-safe.
 */
final class History {

    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final int KEPT = 8;

    private final Loader loader;
    private final Map<Instant, SoftReference<Arrangement>> arrangements = newest();
    private final Map<Long, SoftReference<CompiledRuleSet>> versions = newest();

    History(Loader loader) {
        this.loader = loader;
    }

    private static <K, V> Map<K, V> newest() {
        return new LinkedHashMap<>(KEPT, 1, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > KEPT;
            }
        };
    }

    /**
     * Returns what decided at an instant.
     *
     * @param running what is loaded already is taken from there
     * @throws IllegalArgumentException if nothing did
     * @throws dev.pointsman.release.ReleaseException if the version cannot be loaded
     */
    synchronized Arrangement at(Timeline timeline, Instant at, Schedule running) {
        InEffect<Change.Activation> active = timeline.activeAt(at).orElseThrow(() -> before(timeline, at));
        Instant start = Objects.requireNonNullElse(Edges.of(timeline).floor(at), active.from());
        SoftReference<Arrangement> known = arrangements.get(start);
        Arrangement arrangement = known == null ? null : known.get();
        if (arrangement == null) {
            arrangement = compose(timeline, at, active.change().sequence(), running);
            arrangements.put(start, new SoftReference<>(arrangement));
        }
        return arrangement;
    }

    private IllegalArgumentException before(Timeline timeline, Instant at) {
        Optional<Instant> first =
                timeline.activations().stream().map(InEffect::from).findFirst();
        return new IllegalArgumentException("no version of " + loader.name() + " was active at " + at + "\n  "
                + first.map(from -> "The first one was from " + from + " on.").orElse("None was ever."));
    }

    private Arrangement compose(Timeline timeline, Instant at, long sequence, Schedule running) {
        CompiledRuleSet active = version(sequence, running);
        OverrideCompiler compiler = new OverrideCompiler(loader, base -> version(base, running));
        List<CompiledOverride> overrides = new ArrayList<>();
        for (InEffect<BeginOverride> one : timeline.overridesAt(at)) {
            try {
                overrides.add(compiler.compile(timeline, one, active, new OverrideTally()));
            } catch (InvalidRuleSetException e) {
                LOG.debug("The override {} had no effect at {}", one.change().id(), at, e);
            }
        }
        InEffect<Change.Canary> canary = timeline.canaryAt(at).orElse(null);
        return new Arrangement(
                new Arrangement.Parts(active, overrides, canary == null ? null : canary(canary, running), null));
    }

    private Arrangement.Canary canary(InEffect<Change.Canary> canary, Schedule running) {
        CompiledRuleSet version = version(canary.change().sequence(), running);
        return new Arrangement.Canary(new CanaryTrial(canary, version.ruleSet().version()), version);
    }

    /**
     * Returns a version, loaded.
     *
     * @param running what is loaded already is taken from there
     * @throws dev.pointsman.release.ReleaseException if it cannot be loaded
     */
    synchronized CompiledRuleSet by(long sequence, Schedule running) {
        return version(sequence, running);
    }

    private CompiledRuleSet version(long sequence, Schedule running) {
        CompiledRuleSet loaded = loaded(sequence, running);
        if (loaded == null) {
            loaded = loader.load(sequence);
            versions.put(sequence, new SoftReference<>(loaded));
        }
        return loaded;
    }

    private @Nullable CompiledRuleSet loaded(long sequence, Schedule running) {
        for (Segment segment : running.segments()) {
            Arrangement.Parts parts = segment.arrangement().parts();
            if (parts.active().ruleSet().version().sequence() == sequence) {
                return parts.active();
            }
            if (parts.canary() != null
                    && parts.canary().version().ruleSet().version().sequence() == sequence) {
                return parts.canary().version();
            }
        }
        SoftReference<CompiledRuleSet> known = versions.get(sequence);
        return known == null ? null : known.get();
    }
}
