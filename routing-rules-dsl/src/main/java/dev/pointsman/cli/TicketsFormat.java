package dev.pointsman.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How the tickets are written down. */
enum TicketsFormat {
    CSV,
    JSONL;

    /** Tells the format by the ending of a file. */
    static Optional<TicketsFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return Optional.of(CSV);
        }
        return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? Optional.of(JSONL) : Optional.empty();
    }
}
