package dev.pointsman.cli.author;

import dev.pointsman.check.RuleSetCheck;
import dev.pointsman.cli.command.InstantOption;
import dev.pointsman.cli.command.ReportArguments;
import dev.pointsman.cli.command.RuleSetArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RuleSet;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pointsman check}: everything that is wrong or doubtful in a rule set. */
@Command(
        name = "check",
        description = {
            "Lists every issue of a rule set with file:line:column, code and likely fix.",
            "Compiles the rules as well, so that a rule set without errors can be loaded."
        })
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private RuleSetArguments ruleSet = new RuleSetArguments();

    @Mixin
    private ReportArguments report = new ReportArguments();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = InstantOption.class,
            description = "The instant that dates of rules and suppressions are compared with; now if not given.")
    private Instant at = Instant.now();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String folder = ReportArguments.path(ruleSet.folder());
        try {
            RuleSet loaded = ruleSet.load();
            return report.print(RuleSetCheck.of(loaded, at, folder), terminal);
        } catch (InvalidRuleSetException e) {
            return report.print(RuleSetCheck.of(e, folder), terminal);
        }
    }
}
