package dev.pointsman.cli;

import dev.pointsman.dsl.RouteFormatter;
import dev.pointsman.source.SourceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
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

    FmtCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = terminal.text();
        int changed = 0;
        int refused = 0;
        List<Path> files = files();
        for (Path file : files) {
            SourceFile before = SourceFile.read(file.toString(), file);
            RouteFormatter.Formatted formatted = RouteFormatter.format(before);
            String text = formatted.text().orElse("");
            if (formatted.text().isEmpty()) {
                refused++;
                new Issues(formatted.issues()).printErrors(out);
            } else if (!text.equals(Files.readString(file))) {
                changed++;
                out.println((check ? "not formatted: " : "formatted: ") + file);
                if (!check) {
                    write(file, text);
                }
            }
        }
        out.println(files.size() + (files.size() == 1 ? " file, " : " files, ") + changed
                + (check ? " not formatted, " : " changed, ") + refused + " with errors");
        return refused > 0 || (check && changed > 0) ? ExitCode.RULES_INVALID : ExitCode.OK;
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
            output.writer().write(text);
            output.commit();
        }
    }
}
