package dev.pointsman.cli;

import dev.pointsman.Matching;
import dev.pointsman.Router;
import dev.pointsman.check.RuleTestCheck;
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
import picocli.CommandLine.Option;

/** {@code pointsman test}: runs the tests that stand beside the rules. */
@Command(
        name = "test",
        description = {
            "Runs the tests of a rule set: cases in tests/*.yaml, each a ticket at an instant with the decision expected.",
            "A case that fails is explained. docs/testing.md says how cases are written."
        })
final class TestCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private RuleSetArguments ruleSet = new RuleSetArguments();

    @Mixin
    private ReportArguments report = new ReportArguments();

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
            names = "--matching",
            paramLabel = "WAY",
            completionCandidates = Choice.Matchings.class,
            description = "How matching rules are found: ${COMPLETION-CANDIDATES}. All ways decide alike.")
    private @Nullable Matching matching;

    TestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        RuleSet rules = ruleSet.load();
        Path folder = tests == null ? ruleSet.folder().resolve("tests") : tests;
        RuleTests all = RuleTests.load(folder, nameOf(folder), rules);
        RuleTests chosen = filter == null ? all : all.filter(filter);
        if (chosen.cases().isEmpty() && !all.hasErrors()) {
            throw new IOException(
                    filter == null
                            ? "there is no case in " + folder
                            : "no case in " + folder + " has " + Printable.quoted(filter) + " in its name or file");
        }
        try (Router router = router(rules)) {
            return report.print(RuleTestCheck.of(chosen, router, ReportArguments.path(ruleSet.folder())), terminal);
        }
    }

    /** The files of the tests are called by their paths from the folder of the rule set, as those of the rules are. */
    private String nameOf(Path folder) {
        Path from = ruleSet.folder().toAbsolutePath().normalize();
        Path to = folder.toAbsolutePath().normalize();
        boolean related = Objects.equals(from.getRoot(), to.getRoot());
        return ReportArguments.path(related ? from.relativize(to) : to);
    }

    private Router router(RuleSet rules) {
        Router.Builder router = Router.builder().ruleSet(rules);
        return (matching == null ? router : router.matching(matching)).build();
    }
}
