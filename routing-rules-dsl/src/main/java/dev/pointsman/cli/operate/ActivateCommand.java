package dev.pointsman.cli.operate;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.InstantOption;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.timeline.Change;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = InstantOption.class,
            description = "When it begins to decide, such as 2026-11-22T03:00:00Z; at once if not given.")
    private @Nullable Instant from;

    ActivateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        DirectoryRepository open = change.open(terminal);
        long sequence = change.sequence(open, version, terminal);
        change.append(open, new Change.Activate(sequence, from == null ? Change.AT_ONCE : from), terminal);
        return ExitCode.OK;
    }
}
