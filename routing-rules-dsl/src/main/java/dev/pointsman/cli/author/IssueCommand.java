package dev.pointsman.cli.author;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.Output;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.source.Suggestion;
import dev.pointsman.text.Printable;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pointsman issue}: what the code of an issue means. */
@Command(
        name = "issue",
        description = {
            "Says what a code such as conflict means, which check, test and other commands print in brackets, with a"
                    + " bad and a good example.",
            "Without a code it lists them all."
        })
final class IssueCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "CODE",
            arity = "0..1",
            description = "The code of an issue, with or without its brackets.")
    private @Nullable String code;

    IssueCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        IssuePage page = IssuePage.read();
        String asked = code == null ? "" : code.replaceAll("^\\[|]$", "");
        String text = code == null ? list(page) : page.about(asked).orElseThrow(() -> unknown(asked, page));
        try (Output output = Output.to(terminal.out())) {
            output.write(writer -> writer.write(text));
        }
        return ExitCode.OK;
    }

    private ParameterException unknown(String asked, IssuePage page) {
        return new ParameterException(
                spec.commandLine(),
                "there is no code " + Printable.quoted(asked) + "\n  "
                        + Suggestion.fix(asked, page.sections().keySet()));
    }

    private static String list(IssuePage page) {
        StringBuilder out = new StringBuilder();
        String chapter = "";
        for (String each : page.sections().keySet()) {
            String next = String.valueOf(page.chapters().get(each));
            if (!next.equals(chapter)) {
                out.append(chapter.isEmpty() ? "" : "\n").append(next).append('\n');
                chapter = next;
            }
            out.append("  ")
                    .append(each)
                    .append(": ")
                    .append(page.sentence(each))
                    .append('\n');
        }
        return out.toString();
    }
}
