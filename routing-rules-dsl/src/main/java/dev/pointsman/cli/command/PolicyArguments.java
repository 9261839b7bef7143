package dev.pointsman.cli.command;

import dev.pointsman.rule.RulePolicy;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The arguments that say what rule text is granted. */
public final class PolicyArguments {

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
    public PolicyArguments() {}

    /** Returns the most that a rule set may ask for. */
    public RulePolicy granted() {
        return (trust ? RulePolicy.TRUSTED : RulePolicy.RESTRICTED).withFactTypes(types);
    }
}
