package dev.pointsman.cli.release;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.RepositoryArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.release.Release;
import dev.pointsman.release.ReleaseException;
import dev.pointsman.release.ReleaseRepository;
import dev.pointsman.release.ReleaseSummary;
import dev.pointsman.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pointsman verify}: is everything as it was written, and signed by whom it must be? */
@Command(
        name = "verify",
        description = {
            "Reads versions and the timeline whole, and says what is not byte for byte as it was written.",
            "With --trusted-key also what none of these keys has signed. The exit code is 1 if there is anything to say."
        })
final class VerifyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the rule set.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            description = "Only this version: v3, latest or active. Otherwise all of them, and the timeline.")
    private @Nullable String version;

    @Mixin
    private RepositoryArguments repository = new RepositoryArguments();

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ReleaseRepository open = repository.read(terminal);
        boolean signed = !repository.trusted().isEmpty();
        PrintWriter out = terminal.text();
        if (version != null) {
            long sequence =
                    repository.sequence(open, name, version, terminal.clock().instant());
            Release release;
            try {
                release = open.release(name, sequence);
            } catch (ReleaseException e) {
                return found(List.of(String.valueOf(e.getMessage())), out);
            }
            out.println(release + " is whole" + (signed ? " and signed by a trusted key" : ""));
            return ExitCode.OK;
        }
        List<ReleaseSummary> versions = open.releases(repository.known(open, name));
        List<String> problems = open.problems(name);
        if (!problems.isEmpty()) {
            return found(problems, out);
        }
        out.println(name + ": " + versions.size() + (versions.size() == 1 ? " version" : " versions") + " and "
                + open.timeline(name) + " of the timeline are whole" + (signed ? " and signed by a trusted key" : ""));
        return ExitCode.OK;
    }

    private static int found(List<String> problems, PrintWriter out) {
        problems.forEach(problem -> out.println(Printable.lines(problem)));
        return ExitCode.FOUND;
    }
}
