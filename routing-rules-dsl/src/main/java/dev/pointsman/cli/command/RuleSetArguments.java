package dev.pointsman.cli.command;

import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments of every command that loads a rule set. */
public final class RuleSetArguments {

    @Parameters(paramLabel = "RULESET", description = "Folder of the rule set.")
    private Path folder = Path.of("");

    @Option(
            names = "--trust",
            description = "Grant the policy TRUSTED, if the rule set asks for it: its rules may then do whatever Java"
                    + " can. Only for rules that you own.")
    private boolean trust;

    @Option(
            names = "--allow-type",
            paramLabel = "TYPE",
            split = ",",
            description = "Grant a fully qualified type that the rule set lists under facts. May be repeated.")
    private List<String> types = new ArrayList<>();

    /** Creates arguments that nobody has given yet. */
    public RuleSetArguments() {}

    /** Returns the folder of the rule set, as it was given. */
    public Path folder() {
        return folder;
    }

    /**
     * Loads the rule set.
     *
     * @throws IOException if there is no such folder
     * @throws dev.pointsman.rule.InvalidRuleSetException with every issue, if there is an error among them
     */
    public RuleSet load() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        RulePolicy granted = trust ? RulePolicy.TRUSTED : RulePolicy.RESTRICTED;
        return RuleSet.load(folder, granted.withFactTypes(types));
    }
}
