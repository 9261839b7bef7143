package dev.pointsman.cli.author;

import dev.pointsman.cli.command.Output;
import dev.pointsman.cli.command.ReportArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.dsl.RouteFormatter;
import dev.pointsman.report.Entry;
import dev.pointsman.report.Report;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.source.SourceFile;
import dev.pointsman.source.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman fmt}: lays rule files out. */
@Command(
        name = "fmt",
        description = {
            "Lays .route files out in the one canonical way. Comments stay, and what the rules mean.",
            "A file with syntax errors is left as it is."
        })
final class FmtCommand implements Callable<Integer> {

    private static final String ENDING = ".route";

    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE|FOLDER",
            arity = "1..*",
            description = "Files, or folders with all .route files below.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--check", description = "Change nothing; exit code 1 when a file is not laid out so.")
    private boolean check;

    @Mixin
    private ReportArguments report = new ReportArguments();

    FmtCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        List<Entry> entries = new ArrayList<>();
        List<Report.Passed> passed = new ArrayList<>();
        List<Path> files = files();
        for (Path path : files) {
            SourceFile before = SourceFile.read(ReportArguments.path(path), path);
            RouteFormatter.Formatted formatted = RouteFormatter.format(before);
            String text = formatted.text().orElse("");
            if (formatted.text().isEmpty()) {
                entries.addAll(Report.entriesOf(formatted.issues()));
            } else if (text.equals(Files.readString(path))) {
                passed.add(new Report.Passed(before.name(), SourcePosition.ofFile(before.name())));
            } else {
                entries.add(changed(SourcePosition.ofFile(before.name())));
                if (!check) {
                    write(path, text);
                }
            }
        }
        String subject =
                files.size() + (files.size() == 1 ? " file, " : " files, ") + passed.size() + " laid out already";
        return report.print(new Report("fmt", "", entries, passed, subject), terminal);
    }

    private Entry changed(SourcePosition file) {
        return check
                ? Entry.builder("unformatted", Severity.ERROR, file, "the file is not laid out as pointsman fmt does")
                        .fix("Run: pointsman fmt " + file.file())
                        .build()
                : Entry.builder("formatted", Severity.NOTE, file, "the file was laid out anew")
                        .build();
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> below = Files.walk(path)) {
                    below.filter(file -> Files.isRegularFile(file) && isRoute(file))
                            .sorted()
                            .forEach(files::add);
                }
            } else if (!Files.exists(path)) {
                throw new IOException("there is no file " + path);
            } else if (isRoute(path)) {
                files.add(path);
            } else {
                throw new IOException(path + " is no " + ENDING + " file");
            }
        }
        return files;
    }

    private static boolean isRoute(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENDING) && !name.startsWith(".");
    }

    private static void write(Path file, String text) throws IOException {
        try (Output output = Output.to(file)) {
            output.write(writer -> writer.write(text));
        }
    }
}
