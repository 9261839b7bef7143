package dev.pointsman.cli.author;

import dev.pointsman.Router;
import dev.pointsman.check.RuleTestCheck;
import dev.pointsman.cli.command.GivenRuleSet;
import dev.pointsman.cli.command.MatchingArguments;
import dev.pointsman.cli.command.ReportArguments;
import dev.pointsman.cli.command.RuleSetArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.report.Report;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ruletest.RuleTests;
import dev.pointsman.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pointsman test}: runs the tests that stand beside the rules. */
@Command(
        name = "test",
        description = {
            "Runs the tests of a rule set: cases in tests/*.yaml, each a ticket at an instant with the decision"
                    + " expected.",
            "A case that fails is explained. docs/testing.md says how cases are written."
        })
final class TestCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RuleSetArguments ruleSet = new RuleSetArguments();

    @Mixin
    private ReportArguments report = new ReportArguments();

    @Mixin
    private RecordArguments record = new RecordArguments();

    @Option(
            names = "--tests",
            paramLabel = "DIR",
            description = "Folder of the tests. Default: tests in the folder of the rule set.")
    private @Nullable Path tests;

    @Option(
            names = "--filter",
            paramLabel = "TEXT",
            description = "Runs only the cases whose name or file contains this text.")
    private @Nullable String filter;

    @Option(
            names = "--coverage",
            description = "Also says which rules won and matched, and which conditions held and did not, and gives for"
                    + " what is missing a ticket or a value.")
    private boolean coverage;

    @Option(
            names = "--min-coverage",
            paramLabel = "PERCENT",
            description = "Fails if fewer of the enabled rules won a case, in whole percent rounded down. Includes"
                    + " --coverage.")
    private @Nullable Integer minimum;

    @Mixin
    private MatchingArguments matching = new MatchingArguments();

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Recording recording = recording();
        GivenRuleSet given = ruleSet.find(terminal);
        RuleSet rules = given.load(ruleSet.granted());
        if (recording == null) {
            return test(given, rules);
        }
        try (Router router = matching.router(rules).build()) {
            return recording.write(router, terminal);
        }
    }

    private @Nullable Recording recording() throws IOException {
        if (minimum != null && (minimum < 0 || minimum > 100)) {
            throw new ParameterException(spec.commandLine(), "--min-coverage must be 0 to 100, found " + minimum);
        }
        try {
            return record.recording(report.out());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private int test(GivenRuleSet given, RuleSet rules) throws IOException {
        RuleTests all = tests == null ? given.tests(rules) : RuleTests.load(tests, nameOf(tests, given), rules);
        String folder = tests == null ? given.place() + "/tests" : tests.toString();
        RuleTests chosen = filter == null ? all : all.filter(filter);
        if (chosen.cases().isEmpty() && !all.hasErrors()) {
            throw new IOException(
                    filter == null
                            ? "there is no case in " + folder
                            : "no case in " + folder + " has " + Printable.quoted(filter) + " in its name or file");
        }
        try (Router router = matching.router(rules).build()) {
            String name = given.place();
            Report found = coverage || minimum != null
                    ? RuleTestCheck.withCoverage(
                            chosen,
                            router,
                            name,
                            minimum == null ? 0 : minimum,
                            terminal.clock().instant())
                    : RuleTestCheck.of(chosen, router, name);
            return report.print(found, terminal);
        }
    }

    /** The files of the tests are called by their paths from the folder of the rule set, as those of the rules are. */
    private static String nameOf(Path folder, GivenRuleSet given) {
        Path from = Path.of(given.place()).toAbsolutePath().normalize();
        Path to = folder.toAbsolutePath().normalize();
        boolean related = Objects.equals(from.getRoot(), to.getRoot());
        return ReportArguments.path(related ? from.relativize(to) : to);
    }
}
