package dev.pointsman.cli.author;

import dev.pointsman.check.RuleSetCheck;
import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.GivenRuleSet;
import dev.pointsman.cli.command.InstantOption;
import dev.pointsman.cli.command.ReportArguments;
import dev.pointsman.cli.command.RuleSetArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.report.Report;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RuleSet;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pointsman check}: everything that is wrong or doubtful in a rule set. */
@Command(
        name = "check",
        description = {
            "Lists every issue of a rule set with file:line:column, code and likely fix.",
            "Compiles the rules as well, so that a rule set without errors can be loaded.",
            "With --tickets, also says how many of them only the fallback takes, and in which gaps they lie."
        })
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private RuleSetArguments ruleSet = new RuleSetArguments();

    @Mixin
    private ReportArguments report = new ReportArguments();

    @Mixin
    private SampleArguments tickets = new SampleArguments();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = InstantOption.class,
            description = "The instant that dates of rules and suppressions are compared with, and as of which tickets"
                    + " are decided; now if not given.")
    private Instant at = Instant.now();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        GivenRuleSet given = ruleSet.find(terminal);
        String folder = given.place();
        SampleArguments.Sample sample = tickets.sample();
        try {
            RuleSet loaded = given.load(ruleSet.granted());
            if (sample == null) {
                return report.print(RuleSetCheck.of(loaded, at, folder), terminal);
            }
            AtomicBoolean refused = new AtomicBoolean();
            Report found = RuleSetCheck.of(
                    loaded,
                    at,
                    folder,
                    sample.facts(),
                    counter -> refused.set(sample.read(loaded.schema(), terminal, counter)));
            int code = report.print(found, terminal);
            return code == ExitCode.OK && refused.get() ? ExitCode.ROWS_REFUSED : code;
        } catch (InvalidRuleSetException e) {
            return report.print(RuleSetCheck.of(e, folder), terminal);
        }
    }
}
