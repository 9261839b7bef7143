package dev.pointsman.cli.operate;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.timeline.Change;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pointsman shadow}: a version decides without any effect. */
@Command(
        name = "shadow",
        description = {
            "Lets a version decide every ticket in the shadow of the active one, without any effect: hosts count where the two"
                    + " differ. --end ends it.",
            "A later shadow takes the place of this one."
        })
final class ShadowCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ChangeArguments change = new ChangeArguments();

    @Parameters(index = "1", arity = "0..1", paramLabel = "VERSION", description = "Version: v3 or latest.")
    private @Nullable String version;

    @Mixin
    private PeriodArguments period = new PeriodArguments();

    @Option(names = "--end", description = "Ends the shadow: at once, or at --from.")
    private boolean end;

    ShadowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        DirectoryRepository open = change.open(terminal);
        if (end) {
            if (version != null || period.ends()) {
                throw change.wrong("--end stands alone: it ends whichever shadow runs");
            }
            change.append(open, new Change.EndShadow(period.from()), terminal);
            return ExitCode.OK;
        }
        if (version == null) {
            throw change.wrong(
                    "the version is missing\n  Name the one that is to be tried, such as latest, or add --end.");
        }
        long sequence = change.sequence(open, version, terminal);
        change.append(
                open, change.made(() -> new Change.Shadow(sequence, period.from(), period.until(terminal))), terminal);
        return ExitCode.OK;
    }
}
