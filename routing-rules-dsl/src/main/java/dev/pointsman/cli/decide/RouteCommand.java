package dev.pointsman.cli.decide;

import dev.pointsman.Router;
import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.FactsArguments;
import dev.pointsman.cli.command.InstantOption;
import dev.pointsman.cli.command.MappingArguments;
import dev.pointsman.cli.command.MatchingArguments;
import dev.pointsman.cli.command.Output;
import dev.pointsman.cli.command.RuleSetArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.log.DecisionLog;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.ticketfile.FieldMapping;
import dev.pointsman.ticketfile.TicketSource;
import dev.pointsman.ticketfile.TicketsFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pointsman route}: decides the tickets of a file. */
@Command(
        name = "route",
        description = {
            "Decides which team owns each ticket, and why.",
            "A row that cannot be read is reported with its line number; the others go on."
        })
final class RouteCommand implements Callable<Integer> {

    private static final Path STANDARD_INPUT = Path.of("-");

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RuleSetArguments ruleSet = new RuleSetArguments();

    @Option(
            names = "--tickets",
            required = true,
            paramLabel = "FILE",
            description = {
                "Tickets as CSV with a header (ending csv) or JSON lines (ending jsonl or ndjson), in UTF-8; - for"
                        + " standard input.",
                "Columns named like a ticket field are that field; tags are separated by ;. Other columns become"
                        + " attributes, in the type that the schema gives them. JSON has fields as keys, and an object"
                        + " \"attributes\". A ticket without an id is called by its line, such as line-17."
            })
    private Path tickets = STANDARD_INPUT;

    @Option(
            names = "--tickets-format",
            paramLabel = "FORMAT",
            description = "csv or jsonl, where the ending of the file does not say.")
    private @Nullable TicketsFormat ticketsFormat;

    @Mixin
    private MappingArguments map = new MappingArguments();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = InstantOption.class,
            description = "Decides all tickets as of this instant, such as 2026-11-22T03:00:00Z. Without it each ticket"
                    + " is decided as of the moment when its turn comes.")
    private @Nullable Instant at;

    @Mixin
    private FactsArguments facts = new FactsArguments();

    @Option(names = "--explain", description = "Explains every decision.")
    private boolean explain;

    @Option(
            names = "--explain-ticket",
            paramLabel = "ID",
            description = "Explains the decision of this ticket. May be repeated.")
    private List<String> explainTickets = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How decisions are written: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            completionCandidates = DecisionFormat.Names.class)
    private DecisionFormat format = DecisionFormat.TEXT;

    @Mixin
    private MatchingArguments matching = new MatchingArguments();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes the decisions to a file, which appears when it is complete.")
    private @Nullable Path out;

    @Option(names = "--log", paramLabel = "FOLDER", description = "Writes a decision log as a host does, for replay.")
    private @Nullable Path log;

    RouteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        FieldMapping mapping = map.mapping();
        TicketsFormat inputFormat = inputFormat();
        if ((explain || !explainTickets.isEmpty()) && !format.explains()) {
            throw usage("--format csv has no place for explanations: use text or jsonl");
        }
        List<Fact> known = facts.facts();
        Router.Builder builder = router();
        try (DecisionLog recorded = log == null ? null : log(log)) {
            return route(recorded == null ? builder : builder.listener(recorded), known, inputFormat, mapping);
        }
    }

    private int route(Router.Builder builder, List<Fact> known, TicketsFormat inputFormat, FieldMapping mapping)
            throws IOException {
        try (Router router = builder.build();
                TicketSource source =
                        open(inputFormat, mapping, router.ruleSet().schema());
                Output output = out == null ? Output.to(terminal.out()) : Output.to(out)) {
            RuleSet rules = router.ruleSet();
            RunReport report = new RunReport(terminal.err(), terminal.watched(), inputName(), System::nanoTime);
            source.notes().forEach(report::note);
            RouteRun run = new RouteRun(router, known, new Explaining(explain, explainTickets), report);
            output.write(writer -> run.run(source, format.open(writer, rules)));
            if (!output.isAbandoned()) {
                report.end();
            }
            return report.hasRefused() ? ExitCode.ROWS_REFUSED : ExitCode.OK;
        }
    }

    private TicketSource open(TicketsFormat as, FieldMapping mapping, TicketSchema schema) throws IOException {
        return tickets.equals(STANDARD_INPUT)
                ? as.open(terminal.in(), inputName(), mapping, schema)
                : as.open(tickets, mapping, schema);
    }

    private Router.Builder router() throws IOException {
        InstantSource clock = at == null ? terminal.clock() : InstantSource.fixed(at);
        return matching.applyTo(ruleSet.router(terminal)).clock(clock);
    }

    /** Nothing may be missing in a log that was asked for: deciding waits for the disk. */
    private DecisionLog log(Path folder) throws IOException {
        return DecisionLog.in(folder)
                .whenFull(DecisionLog.WhenFull.WAIT)
                .clock(terminal.clock())
                .open();
    }

    private TicketsFormat inputFormat() {
        if (ticketsFormat != null) {
            return ticketsFormat;
        }
        if (tickets.equals(STANDARD_INPUT)) {
            throw usage("reading standard input needs --tickets-format csv or --tickets-format jsonl");
        }
        return TicketsFormat.of(tickets)
                .orElseThrow(() -> usage("the ending of " + tickets
                        + " does not say how it is written: add --tickets-format csv or --tickets-format jsonl"));
    }

    private String inputName() {
        return tickets.equals(STANDARD_INPUT) ? "standard input" : tickets.toString();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
