package dev.pointsman.cli.operate;

import dev.pointsman.cli.command.InstantOption;
import dev.pointsman.timeline.Change;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The argument of changes that let a version decide from an instant on. */
final class BeginArgument {

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = InstantOption.class,
            description = "When it begins to decide, such as 2026-11-22T03:00:00Z; at once if not given.")
    private @Nullable Instant from;

    /** Returns when it begins, or {@link Change#AT_ONCE}. */
    Instant from() {
        return from == null ? Change.AT_ONCE : from;
    }
}
