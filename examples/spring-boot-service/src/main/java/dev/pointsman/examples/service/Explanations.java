package dev.pointsman.examples.service;

import dev.pointsman.Router;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.examples.service.RecentDecisions.Recent;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import org.springframework.stereotype.Component;

/** Explains decisions after the fact: by the version and as of the instant that decided. Thread-safe. */
@Component
final class Explanations {

    private final Router router;
    private final ReleaseRepository repository;

    Explanations(Router router, ReleaseRepository repository) {
        this.router = router;
        this.repository = repository;
    }

    Explanation of(Recent recent) {
        Decision decided = recent.decision();
        Explanation now = router.explain(recent.ticket(), decided.at());
        Explanation found = now.decision().equals(decided) ? now : byItsVersion(recent);
        return new Explanation(decided, found.matches(), found.nearMisses(), found.failures());
    }

    /**
     * Explains a decision that was made just before this host heard of a change: asked again for the same instant, the timeline
     * gives another answer.
     */
    private Explanation byItsVersion(Recent recent) {
        var version = recent.decision().version();
        RuleSet rules = repository.release(version.name(), version.sequence()).ruleSet(RulePolicy.RESTRICTED);
        try (Router alone = Router.builder().ruleSet(rules).build()) {
            return alone.explain(recent.ticket(), recent.decision().at());
        }
    }
}
