package dev.pointsman.cli.command;

import dev.pointsman.Matching;
import dev.pointsman.Router;
import dev.pointsman.rule.RuleSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The argument of every command that routes by one rule set, in the way that the user wants. */
public final class MatchingArguments {

    @Option(
            names = "--matching",
            paramLabel = "WAY",
            completionCandidates = Choice.Matchings.class,
            description = "How matching rules are found: ${COMPLETION-CANDIDATES}. All ways decide alike.")
    private @Nullable Matching matching;

    /** Creates arguments that nobody has given yet. */
    public MatchingArguments() {}

    /** Starts a router by this rule set. */
    public Router.Builder router(RuleSet ruleSet) {
        return applyTo(Router.builder().ruleSet(ruleSet));
    }

    /** Lets a router that was started match in this way. */
    public Router.Builder applyTo(Router.Builder router) {
        return matching == null ? router : router.matching(matching);
    }
}
