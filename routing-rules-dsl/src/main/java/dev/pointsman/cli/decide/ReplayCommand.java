package dev.pointsman.cli.decide;

import dev.pointsman.Router;
import dev.pointsman.cli.command.ReportArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.log.DecisionRecord;
import dev.pointsman.report.Entry;
import dev.pointsman.report.Report;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.ticketfile.LineReader;
import dev.pointsman.ticketfile.LineReader.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
            required = true,
            description = "Folder of a rule set that decided; a record finds its own by the hash. May be repeated.")
    private List<Path> folders = new ArrayList<>();

    @Mixin
    private ReportArguments report = new ReportArguments();

    private final Map<String, Router> byHash = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private long same;
    private long different;
    private long undecidable;

    ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        for (Path folder : folders) {
            RuleSet ruleSet = RuleSet.load(folder, RulePolicy.RESTRICTED);
            byHash.put(
                    ruleSet.version().hash(), Router.builder().ruleSet(ruleSet).build());
        }
        try {
            for (Path file : files()) {
                replay(file);
            }
        } finally {
            byHash.values().forEach(Router::close);
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

    private void replay(Path file) throws IOException {
        String name = file.equals(log) ? "" : String.valueOf(file.getFileName());
        try (LineReader lines = LineReader.open(file)) {
            for (Line line = lines.read(); line != null; line = lines.read()) {
                SourcePosition at = new SourcePosition(name, Math.toIntExact(line.number()), 0);
                if (line.problem() == null) {
                    replay(line.text(), at);
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

    private void replay(String line, SourcePosition at) {
        DecisionRecord record;
        try {
            record = DecisionRecord.parse(line);
        } catch (IllegalArgumentException e) {
            unreadable(at, String.valueOf(e.getMessage()));
            return;
        }
        Router router = byHash.get(record.version().hash());
        String obstacle = router == null
                ? "the version " + record.version() + " is not given"
                : record.incomplete().orElse("");
        if (router == null || !obstacle.isEmpty()) {
            undecidable++;
            add(
                    "replay-incomplete",
                    Severity.NOTE,
                    at,
                    "ticket " + record.ticket().id() + ": " + obstacle,
                    List.of());
            return;
        }
        List<String> differences = record.differences(router.route(record.ticket(), record.facts(), record.at()));
        if (differences.isEmpty()) {
            same++;
        } else {
            different++;
            String message = "ticket " + record.ticket().id() + " is decided differently now";
            add("replay-difference", Severity.ERROR, at, message, differences);
        }
    }

    private void add(String code, Severity severity, SourcePosition at, String message, List<String> details) {
        if (entries.size() < SHOWN_AT_MOST || severity == Severity.ERROR) {
            entries.add(
                    Entry.builder(code, severity, at, message).details(details).build());
        }
    }
}
