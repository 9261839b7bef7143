package dev.pointsman.cli.author;

import dev.pointsman.cli.command.FactsArguments;
import dev.pointsman.cli.command.InstantOption;
import dev.pointsman.cli.command.MappingArguments;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticketfile.FieldMapping;
import dev.pointsman.ticketfile.TicketsFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The arguments of {@code pointsman test --record}, which writes a baseline. */
final class RecordArguments {

    @Option(
            names = "--record",
            description = {
                "Runs no test, but writes the teams that own the tickets of a file today as a test file, to --out or"
                        + " standard output.",
                "Needs --tickets and --at; takes --facts and --map as route does."
            })
    private boolean record;

    @Option(names = "--tickets", paramLabel = "FILE", description = "Tickets to record, as CSV or JSON lines.")
    private @Nullable Path tickets;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = InstantOption.class,
            description = "The instant as of which they are decided, such as 2026-11-22T03:00:00Z.")
    private @Nullable Instant at;

    @Mixin
    private FactsArguments facts = new FactsArguments();

    @Mixin
    private MappingArguments map = new MappingArguments();

    @Option(names = "--force", description = "Writes over a file that exists.")
    private boolean force;

    /**
     * Returns what is to be recorded, or null if nothing is.
     *
     * @throws IllegalArgumentException if the arguments do not go together
     * @throws IOException if there is a file that would be lost
     */
    @Nullable
    Recording recording(@Nullable Path out) throws IOException {
        if (!record) {
            if (tickets != null || at != null || facts.isGiven() || map.isGiven() || force) {
                throw new IllegalArgumentException("--tickets, --at, --facts, --map and --force belong to --record");
            }
            return null;
        }
        if (tickets == null || at == null) {
            throw new IllegalArgumentException("--record needs --tickets FILE and --at INSTANT");
        }
        Path file = tickets;
        TicketsFormat format = TicketsFormat.of(file)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the tickets must be in a file that ends with csv, jsonl or ndjson, found " + file));
        FieldMapping mapping = map.mapping();
        if (out != null && Files.isRegularFile(out) && !force) {
            throw new IOException(out + " exists\n  Add --force to write over it.");
        }
        List<Fact> known = facts.facts();
        return new Recording(new Recording.Input(file, format, mapping), known, at, out);
    }
}
