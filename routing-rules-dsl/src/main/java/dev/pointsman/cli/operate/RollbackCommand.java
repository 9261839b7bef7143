package dev.pointsman.cli.operate;

import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.InEffect;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pointsman rollback}: an earlier version decides again. */
@Command(
        name = "rollback",
        description = {
            "Lets a version decide again that was active before: the one before the active version, unless --to names another.",
            "This is a new entry of the timeline; what was decided meanwhile stays as it was."
        })
final class RollbackCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ChangeArguments change = new ChangeArguments();

    @Option(names = "--to", paramLabel = "VERSION", description = "The version, such as v2.")
    private @Nullable String version;

    @Mixin
    private BeginArgument begin = new BeginArgument();

    RollbackCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        DirectoryRepository open = change.open(terminal);
        long sequence = version == null ? before(open) : change.sequence(open, version, terminal);
        change.append(open, new Change.RollBack(sequence, begin.from()), terminal);
        return ExitCode.OK;
    }

    /** The last version that was active before the one that is. */
    private long before(DirectoryRepository open) {
        Instant now = terminal.clock().instant();
        List<InEffect<Change.Activation>> past = open.timeline(change.name()).activations().stream()
                .filter(one -> !one.from().isAfter(now))
                .toList();
        if (past.isEmpty()) {
            throw change.wrong("no version of " + change.name() + " is active, there is nothing to roll back"
                    + "\n  Activate one first.");
        }
        long active = past.get(past.size() - 1).change().sequence();
        for (int i = past.size() - 1; i >= 0; i--) {
            long sequence = past.get(i).change().sequence();
            if (sequence != active) {
                return sequence;
            }
        }
        throw change.wrong("v" + active + " is the only version of " + change.name()
                + " that was ever active, there is none to go back to\n  To let another one decide, activate it.");
    }
}
