package dev.pointsman.cli.release;

import dev.pointsman.cli.command.AuthorArgument;
import dev.pointsman.cli.command.Declaration;
import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.GivenRuleSet;
import dev.pointsman.cli.command.PolicyArguments;
import dev.pointsman.cli.command.RecordedText;
import dev.pointsman.cli.command.ReportArguments;
import dev.pointsman.cli.command.RepositoryArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.gate.Gate;
import dev.pointsman.gate.GateReport;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.release.Draft;
import dev.pointsman.release.Publication;
import dev.pointsman.release.Release;
import dev.pointsman.release.ReleaseException;
import dev.pointsman.report.Report;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ruletest.RuleTests;
import dev.pointsman.signing.SigningKey;
import dev.pointsman.source.FileTree;
import dev.pointsman.text.Printable;
import dev.pointsman.verify.compare.Expectation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pointsman publish}: a folder becomes a version, if it passes the gate. */
@Command(
        name = "publish",
        description = {
            "Publishes a rule set's folder as a new version, if it passes the gate: what check and test find, and what it"
                    + " changes against the active version. The report is printed and kept with the version.",
            "A version that is published decides nothing until it is activated. Files that are published already get no"
                    + " new version."
        })
final class PublishCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "Folder of the rule set, which is published with all its files.")
    private Path folder = Path.of("");

    @Mixin
    private RepositoryArguments repository = new RepositoryArguments();

    @Mixin
    private AuthorArgument author = new AuthorArgument();

    @Mixin
    private ReportArguments report = new ReportArguments();

    @Option(
            names = "--note",
            paramLabel = "TEXT",
            description = "What is new, for those who read the list of versions.")
    private String note = "";

    @Option(
            names = "--expect",
            paramLabel = "FILE",
            description = "Declared moves against the active version, as docs/diff.md describes. Any other move is a"
                    + " surprise: it comes first, and nothing is published.")
    private @Nullable Path expect;

    @Option(
            names = "--min-coverage",
            paramLabel = "PERCENT",
            description = "Publishes nothing if fewer of the enabled rules won a case, in whole percent rounded down.")
    private int minimum;

    @Option(names = "--key", paramLabel = "FILE", description = "Signs the version with this private key.")
    private @Nullable Path key;

    @Option(names = "--dry-run", description = "Only asks the gate.")
    private boolean dryRun;

    @Mixin
    private PolicyArguments policy = new PolicyArguments();

    PublishCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        Gate gate = gate();
        DirectoryRepository open = repository.open(terminal);
        @Nullable SigningKey signer = key == null ? null : signer(key);
        // What is checked and what is published are the same bytes, even if somebody edits the folder meanwhile.
        FileTree files = files();
        RuleSet ruleSet;
        try {
            ruleSet = RuleSet.load(files, policy.granted());
        } catch (InvalidRuleSetException e) {
            return refuse(gate.refuse(e, place()));
        }
        @Nullable RuleSet active = active(open, ruleSet.version().name());
        if (active != null) {
            gate = gate.against(active);
        }
        if (expect != null) {
            if (active == null) {
                throw wrong("--expect declares moves against the active version, but there is none of "
                        + ruleSet.version().name() + " to compare with\n  Publish the first version without it.");
            }
            Optional<List<Expectation>> declared = Declaration.read(expect, active, ruleSet, terminal);
            if (declared.isEmpty()) {
                return ExitCode.USAGE_OR_IO;
            }
            gate = gate.expecting(declared.get());
        }
        GateReport found = gate.check(ruleSet, RuleTests.of(GivenRuleSet.testFiles(files), ruleSet), place());
        if (!found.passed()) {
            return refuse(found);
        }
        if (dryRun) {
            report.print(found.report(), terminal);
            say("the gate would let it pass; nothing was published, as --dry-run says");
            return ExitCode.OK;
        }
        return publish(open, draft(files, found), found.report(), signer);
    }

    private int publish(DirectoryRepository open, Draft draft, Report found, @Nullable SigningKey signer)
            throws IOException {
        Publication publication = publish(open, draft, found);
        Release release = publication.release();
        report.print(found.withPublished(new Report.Published(release.version(), publication.isNew())), terminal);
        if (signer != null) {
            open.sign(release.version().name(), release.version().sequence(), signer);
        }
        say(
                publication.isNew()
                        ? "published " + release + " by " + release.author()
                                + (signer == null ? "" : ", signed by " + signer)
                        : release + " has just these files; no new version was published");
        return ExitCode.OK;
    }

    private Publication publish(DirectoryRepository open, Draft draft, Report found) throws IOException {
        try {
            return open.publish(draft);
        } catch (IllegalArgumentException e) {
            report.print(found, terminal);
            throw wrong(String.valueOf(e.getMessage()));
        } catch (ReleaseException e) {
            report.print(found, terminal);
            throw e;
        }
    }

    private Draft draft(FileTree files, GateReport found) {
        try {
            return Draft.of(files, author.author())
                    .withNote(RecordedText.readable(spec, "--note", note.strip()))
                    .withReport(found.json());
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private int refuse(GateReport found) throws IOException {
        report.print(found.report(), terminal);
        terminal.err().println("error: the gate refuses it; nothing was published");
        return ExitCode.FOUND;
    }

    /** Where standard output holds a report for programs, people read the other stream. */
    private void say(String line) {
        PrintWriter out = report.printsText() ? terminal.text() : terminal.err();
        out.println(Printable.line(line));
        out.flush();
    }

    private Gate gate() {
        Instant now = terminal.clock().instant();
        try {
            return Gate.at(now).failOn(report.failOn()).minCoverage(minimum);
        } catch (IllegalArgumentException e) {
            throw wrong("--min-coverage must be 0 to 100, found " + minimum);
        }
    }

    private SigningKey signer(Path file) throws IOException {
        try {
            return SigningKey.read(file);
        } catch (IllegalArgumentException e) {
            throw wrong("--key: " + e.getMessage());
        }
    }

    private FileTree files() throws IOException {
        try {
            return FileTree.read(folder);
        } catch (IllegalArgumentException e) {
            throw new IOException(folder + " cannot be published: " + e.getMessage(), e);
        }
    }

    /** The version in force, if there is one; a repository that is not there yet has none. */
    private @Nullable RuleSet active(DirectoryRepository open, String name) {
        if (!Files.isDirectory(repository.directory()) || !open.names().contains(name)) {
            return null;
        }
        try {
            return open.timeline(name)
                    .activeAt(terminal.clock().instant())
                    .map(one -> open.release(name, one.change().sequence()).ruleSet(policy.granted()))
                    .orElse(null);
        } catch (ReleaseException | InvalidRuleSetException e) {
            // The way out of a broken version is another one.
            terminal.err()
                    .println("warning: there is no comparison with the active version, which cannot be used: "
                            + Printable.lines(String.valueOf(e.getMessage())));
            return null;
        }
    }

    private String place() {
        return ReportArguments.path(folder);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
