package dev.pointsman.cli.decide;

import dev.pointsman.cli.command.ReportArguments;
import dev.pointsman.cli.command.RepositoryArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.decision.Decision;
import dev.pointsman.log.DecisionRecord;
import dev.pointsman.release.ReleaseException;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.report.Entry;
import dev.pointsman.report.Report;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.ticketfile.LineReader;
import dev.pointsman.ticketfile.LineReader.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pointsman replay}: decides again what a decision log recorded, and reports every difference. */
@Command(
        name = "replay",
        description = {
            "Decides again what a decision log recorded, with the versions that decided, and reports every difference.",
            "There must be none: a version, a ticket and an instant always give the same decision."
        })
final class ReplayCommand implements Callable<Integer> {

    private static final int SHOWN_AT_MOST = 1000;

    private final Terminal terminal;

    @Parameters(paramLabel = "LOG", description = "A file of a decision log, or its folder.")
    private Path log = Path.of("");

    @Option(
            names = "--ruleset",
            paramLabel = "RULESET",
            description = "Folder of a rule set that decided; a record finds its own by the hash. May be repeated. A"
                    + " repository must then be named with --repository, if one is to be used too.")
    private List<Path> folders = new ArrayList<>();

    @Mixin
    private RepositoryArguments repository = new RepositoryArguments();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReportArguments report = new ReportArguments();

    private final List<Entry> entries = new ArrayList<>();
    private long same;
    private long different;
    private long undecidable;

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (folders.isEmpty() && !repository.isSet()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "replay needs the versions that decided\n"
                            + "  Name a repository with --repository, or the folder of a rule set with --ruleset.");
        }
        @Nullable
        ReleaseRepository published = repository.isGiven() || folders.isEmpty() ? repository.read(terminal) : null;
        try (RecordedVersions versions = new RecordedVersions(folders, published)) {
            for (Path file : files()) {
                replay(file, versions);
            }
        }
        String subject = same + different + undecidable + " records: " + same + " decided the same again, " + different
                + " differently, " + undecidable + " cannot be decided again";
        return report.print(new Report("replay", ReportArguments.path(log), entries, List.of(), subject), terminal);
    }

    private List<Path> files() throws IOException {
        if (!Files.exists(log)) {
            throw new IOException("there is no file or folder " + log);
        }
        if (!Files.isDirectory(log)) {
            return List.of(log);
        }
        try (Stream<Path> all = Files.list(log)) {
            return all.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private void replay(Path file, RecordedVersions versions) throws IOException {
        String name = file.equals(log) ? "" : String.valueOf(file.getFileName());
        try (LineReader lines = LineReader.open(file)) {
            for (Line line = lines.read(); line != null; line = lines.read()) {
                SourcePosition at = new SourcePosition(name, Math.toIntExact(line.number()), 0);
                if (line.problem() == null) {
                    replay(line.text(), at, versions);
                } else {
                    unreadable(at, "the line " + line.problem());
                }
            }
        }
    }

    private void unreadable(SourcePosition at, String message) {
        undecidable++;
        add("replay-unreadable", Severity.WARNING, at, message, List.of());
    }

    private void replay(String line, SourcePosition at, RecordedVersions versions) {
        DecisionRecord record;
        try {
            record = DecisionRecord.parse(line);
        } catch (IllegalArgumentException e) {
            unreadable(at, String.valueOf(e.getMessage()));
            return;
        }
        String incomplete = record.incomplete().orElse("");
        if (!incomplete.isEmpty()) {
            undecidable(record, at, incomplete);
            return;
        }
        Decision again;
        try {
            again = versions.again(record);
        } catch (ReleaseException | InvalidRuleSetException | RuleEngineException e) {
            undecidable(record, at, String.valueOf(e.getMessage()));
            return;
        }
        List<String> differences = record.differences(again);
        if (differences.isEmpty()) {
            same++;
        } else {
            different++;
            String message = "ticket " + record.ticket().id() + " is decided differently now";
            add("replay-difference", Severity.ERROR, at, message, differences);
        }
    }

    private void undecidable(DecisionRecord record, SourcePosition at, String obstacle) {
        undecidable++;
        String message = "ticket " + record.ticket().id() + ": " + obstacle;
        add("replay-incomplete", Severity.NOTE, at, message, List.of());
    }

    private void add(String code, Severity severity, SourcePosition at, String message, List<String> details) {
        if (entries.size() < SHOWN_AT_MOST || severity == Severity.ERROR) {
            entries.add(
                    Entry.builder(code, severity, at, message).details(details).build());
        }
    }
}
