package dev.pointsman.cli.author;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.NewFolder;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pointsman init}: a folder to begin with. */
@Command(
        name = "init",
        description = {
            "Makes the folder of a new rule set: schema, teams, a few rules in the routing language, and tests.",
            "It passes check and test as it is; every file says what it is for."
        })
final class InitCommand implements Callable<Integer> {

    private static final List<String> FILES =
            List.of("ruleset.yaml", "schema.yaml", "teams.yaml", "rules/ownership.route", "tests/ownership.yaml");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FOLDER", description = "The folder to make; it may be there, but must be empty.")
    private Path folder = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the rule set is called in decisions and logs. Default: the name of the folder.")
    private @Nullable String name;

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String called = name == null
                ? String.valueOf(folder.toAbsolutePath().normalize().getFileName())
                : name;
        if (!NAME.matcher(called).matches()) {
            throw new ParameterException(
                    spec.commandLine(),
                    Printable.quoted(called) + " cannot be the name of a rule set: letters, digits and . _ - are\n"
                            + "  Add --name NAME.");
        }
        NewFolder.require("FOLDER", folder);
        for (String file : FILES) {
            Path place = folder.resolve(file);
            Files.createDirectories(
                    Objects.requireNonNull(place.toAbsolutePath().getParent()));
            Files.writeString(place, text(file).replace("NAME", called));
        }
        PrintWriter out = terminal.text();
        String there = Printable.line(folder.toString());
        out.println("made the rule set " + called + " in " + there);
        FILES.forEach(file -> out.println("  " + file));
        out.println("next:");
        out.println("  pointsman check " + there);
        out.println("  pointsman test " + there + " --coverage");
        out.println("  pointsman explain " + there + " --ticket category=refund amount=1200");
        return ExitCode.OK;
    }

    private static String text(String file) throws IOException {
        try (InputStream text = InitCommand.class.getResourceAsStream("folder/" + file)) {
            return new String(Objects.requireNonNull(text, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
