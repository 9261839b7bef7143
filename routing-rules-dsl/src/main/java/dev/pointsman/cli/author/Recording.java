package dev.pointsman.cli.author;

import dev.pointsman.Router;
import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.Output;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.ruletest.Baseline;
import dev.pointsman.text.Printable;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.ticketfile.FieldMapping;
import dev.pointsman.ticketfile.Row;
import dev.pointsman.ticketfile.TicketSource;
import dev.pointsman.ticketfile.TicketsFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the decisions on a file of tickets as a baseline.
 *
 * @param out null for standard output
 */
record Recording(
        Input input, List<Fact> facts, Instant at, @Nullable Path out) {

    /** A file of tickets, and how to read it. */
    record Input(Path file, TicketsFormat format, FieldMapping mapping) {
        TicketSource open(TicketSchema schema) throws IOException {
            return format.open(file, mapping, schema);
        }
    }

    /** Writes the baseline, once everything has been decided, and returns the exit code. */
    int write(Router router, Terminal terminal) throws IOException {
        TicketSchema schema = router.ruleSet().schema();
        Baseline baseline = new Baseline(at, facts, schema);
        PrintWriter err = terminal.err();
        long refused = 0;
        try (TicketSource source = input.open(schema)) {
            source.notes().forEach(note -> err.println("note: " + note));
            for (Row row = source.next(); row != null; row = source.next()) {
                if (row instanceof Row.Read read) {
                    baseline.add(read.ticket(), router.route(read.ticket(), facts, at));
                } else if (row instanceof Row.Refused bad) {
                    refused++;
                    err.println(input.file() + ":" + bad.line() + ": refused: " + Printable.lines(bad.reason()));
                }
            }
        }
        if (baseline.size() == 0) {
            throw new IOException("no ticket in " + input.file() + " could be recorded");
        }
        try (Output output = out == null ? Output.to(terminal.out()) : Output.to(out)) {
            output.write(baseline::write);
        }
        err.println("recorded " + baseline.size() + " tickets, refused " + refused);
        return refused > 0 ? ExitCode.ROWS_REFUSED : ExitCode.OK;
    }
}
