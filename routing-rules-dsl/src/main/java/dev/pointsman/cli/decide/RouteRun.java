package dev.pointsman.cli.decide;

import dev.pointsman.Router;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.text.Printable;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticketfile.Row;
import dev.pointsman.ticketfile.TicketSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides every ticket of a source, in its order, and accounts for every row. */
final class RouteRun {

    private final Router router;
    private final List<Fact> facts;
    private final Explaining explaining;
    private final RunReport report;

    RouteRun(Router router, List<Fact> facts, Explaining explaining, RunReport report) {
        this.router = router;
        this.facts = facts;
        this.explaining = explaining;
        this.report = report;
    }

    void run(TicketSource tickets, DecisionWriter decisions) throws IOException {
        if (explaining.wantsAny()) {
            explainOneByOne(tickets, decisions);
        } else {
            routeAll(tickets, decisions);
        }
        decisions.flush();
        explaining.missing().forEach(id -> report.note("no ticket " + Printable.quoted(id) + " was decided"));
    }

    private void routeAll(TicketSource source, DecisionWriter decisions) throws IOException {
        try (Stream<Ticket> tickets = Stream.generate(() -> next(source)).takeWhile(Objects::nonNull);
                Stream<Decision> decided = router.routeAll(tickets, facts)) {
            for (Iterator<Decision> each = decided.iterator(); each.hasNext(); ) {
                Decision decision = each.next();
                decisions.write(decision);
                report.decided(decision);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void explainOneByOne(TicketSource source, DecisionWriter decisions) throws IOException {
        for (Ticket ticket = readable(source); ticket != null; ticket = readable(source)) {
            report.decided(decide(ticket, decisions));
        }
    }

    /** Returns the next row that can be used, or null at the end; reports those that cannot. */
    private @Nullable Ticket readable(TicketSource source) throws IOException {
        for (Row row = source.next(); row != null; row = source.next()) {
            if (row instanceof Row.Read read) {
                return read.ticket();
            }
            if (row instanceof Row.Refused refused) {
                report.refused(refused);
            }
        }
        return null;
    }

    private @Nullable Ticket next(TicketSource source) {
        try {
            return readable(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Decision decide(Ticket ticket, DecisionWriter decisions) throws IOException {
        if (explaining.wants(ticket)) {
            Explanation explanation = router.explain(ticket, facts);
            decisions.write(explanation);
            return explanation.decision();
        }
        Decision decision = router.route(ticket, facts);
        decisions.write(decision);
        return decision;
    }
}
