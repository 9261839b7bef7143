package dev.pointsman.cli.author;

import dev.pointsman.cli.command.FactsArguments;
import dev.pointsman.cli.command.MappingArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.text.Printable;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.ticketfile.FieldMapping;
import dev.pointsman.ticketfile.Row;
import dev.pointsman.ticketfile.TicketSource;
import dev.pointsman.ticketfile.TicketsFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The arguments of commands that count over a file of tickets. */
final class SampleArguments {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tickets",
            paramLabel = "FILE",
            description = "Tickets to count over, as CSV or JSON lines, as for route.")
    private @Nullable Path tickets;

    @Mixin
    private MappingArguments map = new MappingArguments();

    @Mixin
    private FactsArguments facts = new FactsArguments();

    /** A file of tickets, and how to read it. */
    record Sample(Path file, TicketsFormat format, FieldMapping mapping, List<Fact> facts) {

        /** Reads all tickets, and says which rows were refused; tells whether there were any. */
        boolean read(TicketSchema schema, Terminal terminal, Consumer<Ticket> counter) throws IOException {
            boolean refused = false;
            try (TicketSource source = format.open(file, mapping, schema)) {
                source.notes().forEach(note -> terminal.err().println("note: " + Printable.lines(note)));
                for (Row row = source.next(); row != null; row = source.next()) {
                    if (row instanceof Row.Read read) {
                        counter.accept(read.ticket());
                    } else if (row instanceof Row.Refused bad) {
                        refused = true;
                        terminal.err().println(file + ":" + bad.line() + ": refused: " + Printable.lines(bad.reason()));
                    }
                }
            }
            return refused;
        }
    }

    /**
     * Returns what to count over, or null if nothing is given.
     *
     * @throws ParameterException if the arguments do not go together
     * @throws IOException if the facts cannot be read
     */
    @Nullable
    Sample sample() throws IOException {
        if (tickets == null) {
            if (facts.isGiven() || map.isGiven()) {
                throw usage("--map and --facts belong to --tickets FILE");
            }
            return null;
        }
        TicketsFormat format = TicketsFormat.of(tickets)
                .orElseThrow(() -> usage("the tickets must be in a file that ends with csv, jsonl or ndjson, found "
                        + Printable.quoted(Objects.requireNonNull(tickets).toString())));
        return new Sample(tickets, format, map.mapping(), facts.facts());
    }

    /** Says that the arguments do not go together. */
    ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
