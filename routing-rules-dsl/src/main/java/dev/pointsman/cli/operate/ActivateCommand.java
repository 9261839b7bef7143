package dev.pointsman.cli.operate;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.timeline.Change;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pointsman activate}: a version decides from an instant on. */
@Command(
        name = "activate",
        description = {
            "Lets a version decide: at once, or from an instant in the future on.",
            "What it takes the place of stays in the repository; rollback brings it back."
        })
final class ActivateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ChangeArguments change = new ChangeArguments();

    @Parameters(index = "1", paramLabel = "VERSION", description = "Version: v3 or latest.")
    private String version = "";

    @Mixin
    private BeginArgument begin = new BeginArgument();

    ActivateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        DirectoryRepository open = change.open(terminal);
        long sequence = change.sequence(open, version, terminal);
        change.append(open, new Change.Activate(sequence, begin.from()), terminal);
        return ExitCode.OK;
    }
}
