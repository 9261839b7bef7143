package dev.pointsman.cli.decide;

import dev.pointsman.Router;
import dev.pointsman.decision.Decision;
import dev.pointsman.log.DecisionRecord;
import dev.pointsman.release.ReleaseException;
import dev.pointsman.release.ReleaseException.Problem;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.rollout.RecordedDecisions;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions by which records are decided again: those of folders, by hash, and those of a repository, by number. */
final class RecordedVersions implements AutoCloseable {

    private final Map<String, Router> byHash = new HashMap<>();
    private final @Nullable RecordedDecisions published;

    RecordedVersions(List<Path> folders, @Nullable ReleaseRepository repository) {
        for (Path folder : folders) {
            RuleSet ruleSet = RuleSet.load(folder, RulePolicy.RESTRICTED);
            byHash.put(
                    ruleSet.version().hash(), Router.builder().ruleSet(ruleSet).build());
        }
        published = repository == null ? null : new RecordedDecisions(repository, RulePolicy.RESTRICTED);
    }

    /**
     * Decides a record again.
     *
     * @throws ReleaseException if what decided is not given
     * @throws InvalidRuleSetException if what decided is not valid here
     * @throws RuleEngineException if what decided does not compile here
     */
    Decision again(DecisionRecord record) {
        if (published != null && record.version().sequence() > 0) {
            return published.again(record);
        }
        if (record.override().isPresent()) {
            throw new ReleaseException(
                    Problem.ABSENT,
                    "the override " + record.override().get() + " is not given\n  Name the repository: --repository.");
        }
        Router router = byHash.get(record.version().hash());
        if (router == null) {
            throw new ReleaseException(Problem.ABSENT, "the version " + record.version() + " is not given");
        }
        return router.route(record.ticket(), record.facts(), record.at());
    }

    @Override
    public void close() {
        byHash.values().forEach(Router::close);
        if (published != null) {
            published.close();
        }
    }
}
