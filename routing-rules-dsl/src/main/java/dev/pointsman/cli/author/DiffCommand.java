package dev.pointsman.cli.author;

import dev.pointsman.cli.command.Declaration;
import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.GivenRuleSet;
import dev.pointsman.cli.command.InstantOption;
import dev.pointsman.cli.command.Output;
import dev.pointsman.cli.command.ReportArguments;
import dev.pointsman.cli.command.RepositoryArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.diff.TicketMoves;
import dev.pointsman.diff.VersionDiff;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.verify.compare.Comparison;
import dev.pointsman.verify.compare.Difference;
import dev.pointsman.verify.compare.Expectation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman diff}: what another version of a rule set changes. */
@Command(
        name = "diff",
        description = {
            "Shows which tickets go to another team in NEW than in OLD: what is decided, not what is written.",
            "For all tickets there can be, as regions with an example each; and counted over a file of tickets.",
            "With --expect, what the file does not declare is a surprise: it comes first, and the exit code is 1."
        })
final class DiffCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "OLD",
            description = "The version before: a folder, or a published version such as shop@active.")
    private String before = "";

    @Parameters(
            index = "1",
            paramLabel = "NEW",
            description = "The version after: a folder, or a published version such as shop@v3.")
    private String after = "";

    @Mixin
    private RepositoryArguments repository = new RepositoryArguments();

    @Mixin
    private ReportArguments report = new ReportArguments();

    @Option(names = "--expect", paramLabel = "FILE", description = "Declared moves, as docs/diff.md describes.")
    private @Nullable Path expect;

    @Mixin
    private SampleArguments tickets = new SampleArguments();

    @Option(
            names = "--matrix",
            paramLabel = "FILE",
            description = "Writes the counts of --tickets as CSV: a row for each team before, a column for each after.")
    private @Nullable Path matrix;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = InstantOption.class,
            description = "Looks at this instant and what comes later; tickets are decided as of it. Default: now.")
    private Instant at = Instant.now();

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        SampleArguments.Sample sample = tickets.sample();
        if (matrix != null && sample == null) {
            throw tickets.usage("--matrix needs --tickets FILE");
        }
        GivenRuleSet given = find(after);
        RuleSet old = find(before).load(RulePolicy.RESTRICTED);
        RuleSet now = given.load(RulePolicy.RESTRICTED);
        List<Expectation> expectations = List.of();
        if (expect != null) {
            Optional<List<Expectation>> declared = Declaration.read(expect, old, now, terminal);
            if (declared.isEmpty()) {
                return ExitCode.USAGE_OR_IO;
            }
            expectations = declared.get();
        }
        Difference difference =
                Comparison.of(old, now).from(at).expecting(expectations).find();
        String folder = given.place();
        if (sample == null) {
            return report.print(VersionDiff.report(old, now, difference, expect != null, null, folder), terminal);
        }
        try (TicketMoves moves = new TicketMoves(old, now, sample.facts(), at, expectations)) {
            boolean refused = count(moves, sample, now);
            int code = report.print(VersionDiff.report(old, now, difference, expect != null, moves, folder), terminal);
            return code == ExitCode.OK && refused ? ExitCode.ROWS_REFUSED : code;
        }
    }

    private GivenRuleSet find(String argument) throws IOException {
        return GivenRuleSet.find(argument, repository, terminal.clock().instant(), terminal);
    }

    /** Counts all tickets; tells whether rows were refused. */
    private boolean count(TicketMoves moves, SampleArguments.Sample sample, RuleSet now) throws IOException {
        boolean refused = sample.read(now.schema(), terminal, moves::add);
        if (matrix != null) {
            try (Output output = Output.to(matrix)) {
                CSVPrinter csv = new CSVPrinter(output.writer(), CSVFormat.RFC4180);
                csv.printRecords(moves.matrix());
                output.commit();
            }
        }
        return refused;
    }
}
