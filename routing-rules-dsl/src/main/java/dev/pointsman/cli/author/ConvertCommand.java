package dev.pointsman.cli.author;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.NewFolder;
import dev.pointsman.cli.command.RuleSetArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.dsl.Conversion;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourceFile;
import dev.pointsman.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pointsman convert}: rules in another language. */
@Command(
        name = "convert",
        description = {
            "Converts the rules of a rule set from DRL to the routing language, or from the routing language and tables to"
                    + " DRL. The rules mean the same afterwards. Comments go along; those within a rule go above it.",
            "Session rules stay DRL; they are named, and the exit code is 1."
        })
final class ConvertCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private RuleSetArguments ruleSet = new RuleSetArguments();

    @Option(names = "--to", required = true, paramLabel = "LANGUAGE", description = "route or drl.")
    private Conversion.Language to = Conversion.Language.ROUTE;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "A new folder for all rule files, converted or not, to take the place of rules/. Otherwise the"
                            + " converted files are printed.")
    private @Nullable Path out;

    ConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        RuleSet loaded = ruleSet.load(terminal);
        if (out != null) {
            NewFolder.require("--out", out);
        }
        Conversion conversion = Conversion.of(loaded, to);
        List<SourceFile> files = conversion.files();
        if (out == null) {
            PrintWriter text = terminal.text();
            String mark = to == Conversion.Language.ROUTE ? "# " : "// ";
            files.stream().filter(file -> !loaded.files().contains(file)).forEach(file -> {
                text.println(mark + file.name());
                text.println(Printable.lines(file.text()));
            });
            text.flush();
        } else {
            for (SourceFile file : files) {
                write(out.resolve(below(file.name())), file.text());
            }
        }
        conversion.kept().forEach(rule -> terminal.err().println(Printable.lines(kept(rule))));
        return conversion.kept().isEmpty() ? ExitCode.OK : ExitCode.FOUND;
    }

    private static String kept(Rule rule) {
        return rule.position() + ": rule \"" + rule.id() + "\" stays DRL: "
                + rule.sessionCause()
                        .orElse("its name, a note or its brackets cannot be written in the routing language");
    }

    private static String below(String name) {
        return name.startsWith("rules/") ? name.substring("rules/".length()) : name;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Files.writeString(file, text);
    }
}
