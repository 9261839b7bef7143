package dev.pointsman.rollout;

import dev.pointsman.arrangement.CompiledRuleSet;
import dev.pointsman.release.ReleaseException;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RuleEngineException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions that run or will run, loaded. What cannot be loaded is tried again, each time after a longer while: it may be
 * signed, or put back. Confined to one thread at a time.
 */
final class Versions {

    private static final Logger LOG = LoggerFactory.getLogger(Versions.class);
    private static final int LONGEST_PAUSE = 64;

    /**
     * A version that could not be loaded.
     *
     * @param problem why
     * @param pause for how many rounds it was left alone, the last time
     * @param left how many rounds are left of it
     */
    private record Broken(String problem, int pause, int left) {}

    private final Loader loader;
    private final Map<Long, CompiledRuleSet> loaded = new HashMap<>();
    private final Map<Long, Broken> broken = new TreeMap<>();

    Versions(Loader loader) {
        this.loader = loader;
    }

    /** Begins a round: what was left alone for long enough is tried again when it is asked for. */
    void nextRound() {
        broken.replaceAll((sequence, one) -> new Broken(one.problem, one.pause, one.left - 1));
    }

    /** Returns a version, or null if it cannot be loaded. */
    @Nullable
    CompiledRuleSet find(long sequence) {
        CompiledRuleSet known = loaded.get(sequence);
        Broken before = broken.get(sequence);
        if (known != null || (before != null && before.left > 0)) {
            return known;
        }
        try {
            CompiledRuleSet compiled = loader.load(sequence);
            loaded.put(sequence, compiled);
            broken.remove(sequence);
            LOG.info("Loaded {}", compiled.ruleSet());
            return compiled;
        } catch (ReleaseException | InvalidRuleSetException | RuleEngineException e) {
            int pause = before == null ? 1 : Math.min(LONGEST_PAUSE, 2 * before.pause);
            String problem = "v" + sequence + " of " + loader.name() + " cannot be loaded: " + e.getMessage();
            broken.put(sequence, new Broken(problem, pause, pause));
            if (before == null) {
                LOG.warn("{}", problem);
            }
            return null;
        }
    }

    /** Returns why a version cannot be loaded, after {@link #find} did not find it. */
    String problem(long sequence) {
        Broken one = broken.get(sequence);
        return one == null ? "" : one.problem;
    }

    /** Tells whether there is a version that is to be tried again. */
    boolean hasBroken() {
        return !broken.isEmpty();
    }

    /** Lets all others go. They are not closed: a decision may still be under way, and the last one frees what they hold. */
    void retain(Set<Long> sequences, Set<Long> asked) {
        loaded.keySet().retainAll(sequences);
        broken.keySet().retainAll(asked);
    }

    /** Returns a version if it is loaded. */
    @Nullable
    CompiledRuleSet ifLoaded(long sequence) {
        return loaded.get(sequence);
    }
}
