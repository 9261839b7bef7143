package dev.pointsman.cli.command;

import dev.pointsman.Router;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import java.io.File;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The arguments of every command that loads a rule set. */
public final class RuleSetArguments {

    @Parameters(
            paramLabel = "RULESET",
            description = {
                "Folder of the rule set, or a published version, such as shop@v3, shop@latest or shop@active.",
                "Also the name alone, with --repository or where no folder is called so: what its timeline says, or where one"
                        + " version is meant, the active one."
            })
    private String ruleSet = "";

    @Mixin
    private RepositoryArguments repository = new RepositoryArguments();

    @Mixin
    private PolicyArguments policy = new PolicyArguments();

    /** Creates arguments that nobody has given yet. */
    public RuleSetArguments() {}

    /**
     * Finds the rule set.
     *
     * @throws IOException if there is no such folder
     * @throws dev.pointsman.release.ReleaseException if there is no such version, or it is damaged
     */
    public GivenRuleSet find(Terminal terminal) throws IOException {
        String named = followsTimeline() ? ruleSet + "@active" : ruleSet;
        return GivenRuleSet.find(named, repository, terminal.clock().instant(), terminal);
    }

    /**
     * Finds and loads the rule set.
     *
     * @throws IOException if there is no such folder
     * @throws dev.pointsman.release.ReleaseException if there is no such version, or it is damaged
     * @throws dev.pointsman.rule.InvalidRuleSetException with every issue, if there is an error among them
     */
    public RuleSet load(Terminal terminal) throws IOException {
        return find(terminal).load(granted());
    }

    /** Tells whether the name of a published rule set stands alone: its timeline says what decides when. */
    public boolean followsTimeline() {
        boolean isName = !GivenRuleSet.isVersion(ruleSet) && GivenRuleSet.isVersion(ruleSet + "@");
        boolean isFolder = !repository.isGiven() && new File(ruleSet).isDirectory();
        return isName && repository.isSet() && !isFolder;
    }

    /**
     * Starts a router of the rule set, or of what its timeline says at each instant.
     *
     * @throws IOException if there is no such folder, or no such rule set
     */
    public Router.Builder router(Terminal terminal) throws IOException {
        if (!followsTimeline()) {
            return Router.builder().ruleSet(load(terminal));
        }
        ReleaseRepository read = repository.read(terminal);
        return Router.builder()
                .repository(read, repository.known(read, ruleSet))
                .granting(granted());
    }

    /** Returns what the rule set is granted. */
    public RulePolicy granted() {
        return policy.granted();
    }
}
