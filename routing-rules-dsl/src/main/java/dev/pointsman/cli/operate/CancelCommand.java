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

/** {@code pointsman cancel}: what was scheduled does not happen. */
@Command(
        name = "cancel",
        description =
                "Takes back an entry of the timeline that has not taken effect yet. What has is ended or rolled back.")
final class CancelCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ChangeArguments change = new ChangeArguments();

    @Parameters(index = "1", paramLabel = "ENTRY", description = "Number of the entry, as timeline shows it.")
    private long entry;

    CancelCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        DirectoryRepository open = change.open(terminal);
        if (entry < 1) {
            throw change.wrong("entries are numbered from 1, found " + entry);
        }
        change.append(open, new Change.Cancel(entry), terminal);
        return ExitCode.OK;
    }
}
