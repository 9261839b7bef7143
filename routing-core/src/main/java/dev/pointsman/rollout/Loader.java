package dev.pointsman.rollout;

import dev.pointsman.arrangement.CompiledRuleSet;
import dev.pointsman.release.Release;
import dev.pointsman.release.ReleaseException;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * From a version in the repository to one that decides. Immutable.
 *
 * @param repository where the versions are
 * @param name name of the rule set
 * @param granted the most that a version may ask for
 * @param compiler compiles
 * @param warmUp runs on what was compiled
 * @param clock as of when the warm-up decides
 */
record Loader(
        ReleaseRepository repository,
        String name,
        RulePolicy granted,
        Function<RuleSet, CompiledRuleSet> compiler,
        WarmUp warmUp,
        InstantSource clock) {

    /**
     * Loads a version.
     *
     * @throws ReleaseException if the repository does not give it
     * @throws InvalidRuleSetException if it is not valid here
     * @throws RuleEngineException if it cannot be compiled, or does not run
     */
    CompiledRuleSet load(long sequence) {
        return guarded(() -> {
            Release release = repository.release(name, sequence);
            CompiledRuleSet compiled = compiler.apply(release.ruleSet(granted));
            warmUp.run(release, compiled, clock.instant());
            return compiled;
        });
    }

    /** Returns this without a warm-up, for versions that are only asked about. */
    Loader cold() {
        return new Loader(repository, name, granted, compiler, WarmUp.NONE, clock);
    }

    /**
     * Compiles rules.
     *
     * @throws InvalidRuleSetException if they are not valid
     * @throws RuleEngineException if they cannot be compiled
     */
    CompiledRuleSet compile(Function<RuleSet, RuleSet> rules, RuleSet base) {
        return guarded(() -> compiler.apply(rules.apply(base)));
    }

    /** What is wrong with a version must not end the thread that loads it, whatever it is. */
    private static CompiledRuleSet guarded(Supplier<CompiledRuleSet> work) {
        try {
            return work.get();
        } catch (ReleaseException | InvalidRuleSetException | RuleEngineException e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new RuleEngineException("compiling failed: " + e, e);
        }
    }
}
