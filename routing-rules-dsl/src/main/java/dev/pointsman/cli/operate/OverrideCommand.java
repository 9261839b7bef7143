package dev.pointsman.cli.operate;

import dev.pointsman.check.RuleSetCheck;
import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.PolicyArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.diff.OverrideMoves;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.report.Entry;
import dev.pointsman.report.Report;
import dev.pointsman.report.ReportFormat;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.FileTree;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.Timeline;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pointsman override}: rules for a crisis, which stand before those of the active version for a while. */
@Command(
        name = "override",
        description = {
            "Puts rules before those of the active version, for 24 hours at most. They take effect as soon as the hosts look,"
                    + " show in every decision that they make, and end by themselves.",
            "It prints which tickets they take from which rules, before anything begins with --dry-run. --renew and --end"
                    + " name an override that is in effect; --tickets lists the tickets that one decided, from a decision log."
        })
final class OverrideCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ChangeArguments change = new ChangeArguments();

    @Mixin
    private PeriodArguments period = new PeriodArguments();

    @Mixin
    private PolicyArguments policy = new PolicyArguments();

    @Option(
            names = "--rules",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Rule files (ending route, drl or csv), with the fields and teams of the active version. They need no"
                            + " fallback.")
    private List<Path> rules = new ArrayList<>();

    @Option(
            names = "--id",
            paramLabel = "ID",
            description =
                    "How decisions and later commands call it. Default: the name of the first file, numbered if that was"
                            + " used before.")
    private @Nullable String id;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Signs it with this private key, for hosts that require it.")
    private @Nullable Path key;

    @Option(names = "--dry-run", description = "Only checks the rules and prints what they take.")
    private boolean dryRun;

    @Option(
            names = "--renew",
            paramLabel = "ID",
            description = "Lets the override last until --until, or --for from now on.")
    private @Nullable String renew;

    @Option(names = "--end", paramLabel = "ID", description = "Ends the override: at once, or at --from.")
    private @Nullable String end;

    @Option(names = "--tickets", paramLabel = "ID", description = "Lists the tickets that the override decided.")
    private @Nullable String tickets;

    @Option(
            names = "--log",
            paramLabel = "FOLDER",
            description = "The decision log for --tickets: its folder, or a file.")
    private @Nullable Path log;

    OverrideCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        long asked = Stream.of(!rules.isEmpty(), renew != null, end != null, tickets != null)
                .filter(given -> given)
                .count();
        if (asked != 1) {
            throw change.wrong("expected one of --rules, --renew, --end and --tickets, found "
                    + (asked == 0 ? "none" : "several")
                    + "\n  For instance: pointsman override " + change.name()
                    + " --rules crisis.route --for 2h --reason \"payments are down\"");
        }
        if (tickets != null) {
            if (log == null) {
                throw change.wrong("--log is missing\n  Name the folder of the decision log that the hosts write.");
            }
            return OverriddenTickets.print(change.name(), tickets, log, terminal);
        }
        DirectoryRepository open = change.open(terminal);
        if (renew != null) {
            return renew(open, renew);
        }
        if (end != null) {
            change.append(open, new Change.EndOverride(end, period.from()), terminal);
            return ExitCode.OK;
        }
        return begin(open);
    }

    private int renew(DirectoryRepository open, String running) throws IOException {
        requireEnd();
        Change.RenewOverride renewal = change.made(() -> Change.RenewOverride.of(running, period.until(terminal)));
        change.append(open, key == null ? renewal : renewal.signedBy(change.signer(key), change.name()), terminal);
        return ExitCode.OK;
    }

    private int begin(DirectoryRepository open) throws IOException {
        requireEnd();
        FileTree files = files();
        Timeline timeline = open.timeline(change.name());
        String word = id == null ? unused(timeline) : id;
        BeginOverride override =
                change.made(() -> BeginOverride.of(word, files, period.from(), period.until(terminal)));
        Instant from = period.from().equals(Change.AT_ONCE) ? terminal.clock().instant() : period.from();
        long active = timeline.activeAt(from)
                .orElseThrow(() -> change.wrong("no version of " + change.name() + " is active at " + from
                        + ", before which an override could stand\n  Activate one first."))
                .change()
                .sequence();
        RuleSet base = open.release(change.name(), active).ruleSet(policy.granted());
        RuleSet ruleSet = override.ruleSet(base);
        if (!check(override, ruleSet, base, from)) {
            terminal.err().println("error: the override has errors; nothing was changed");
            return ExitCode.FOUND;
        }
        if (!dryRun) {
            // In a crisis every second counts: hosts act on the entry while it is still worked out what the rules take.
            change.append(
                    open, key == null ? override : override.signedBy(change.signer(key), change.name()), terminal);
            terminal.text().flush();
        }
        OverrideMoves.of(base, ruleSet, from).lines().forEach(terminal.text()::println);
        if (dryRun) {
            terminal.text().println("nothing was changed, as --dry-run says");
        }
        return ExitCode.OK;
    }

    /** Prints what is wrong with the rules; tells whether they can be used. */
    private boolean check(BeginOverride override, RuleSet ruleSet, RuleSet base, Instant at) throws IOException {
        // What is said of teams or of gaps is not about these few rules.
        List<Entry> entries = RuleSetCheck.of(ruleSet, at, "").entries().stream()
                .filter(entry -> entry.severity() != Severity.NOTE
                        && override.files().has(entry.position().file()))
                .toList();
        PrintWriter out = terminal.text();
        Report report = new Report(
                "override", "", entries, List.of(), "override " + override.id() + " before " + base.version());
        if (!entries.isEmpty()) {
            ReportFormat.TEXT.write(report, out);
            out.flush();
        }
        return !report.has(Severity.ERROR);
    }

    private void requireEnd() {
        if (!period.ends()) {
            throw change.wrong("the override needs an end\n  Add --for 2h, or --until INSTANT; at most "
                    + BeginOverride.LONGEST.toHours() + " hours, and it can be renewed.");
        }
    }

    private FileTree files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (Path file : rules) {
            String name = String.valueOf(file.getFileName());
            if (!Files.isRegularFile(file)) {
                throw new IOException("there is no file " + file);
            }
            if (files.put(name, Files.readAllBytes(file)) != null) {
                throw change.wrong("two files are called " + name + "\n  Give one of them another name.");
            }
        }
        return change.made(() -> FileTree.of(files));
    }

    /** The name of the first file without its ending, and a number if there was such an override already. */
    private String unused(Timeline timeline) {
        String name = String.valueOf(rules.get(0).getFileName());
        String word = name.indexOf('.') > 0 ? name.substring(0, name.indexOf('.')) : name;
        for (int number = 1; ; number++) {
            String numbered = number == 1 ? word : word + "-" + number;
            if (timeline.override(numbered).isEmpty()) {
                return numbered;
            }
        }
    }
}
