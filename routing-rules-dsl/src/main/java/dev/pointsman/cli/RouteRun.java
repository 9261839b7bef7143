package dev.pointsman.cli;

import dev.pointsman.Router;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.io.IOException;
import java.util.List;

/** Decides every ticket of a source, one at a time, and accounts for every row. */
final class RouteRun {

    private final Router router;
    private final List<Fact> facts;
    private final Explaining explaining;
    private final Report report;

    RouteRun(Router router, List<Fact> facts, Explaining explaining, Report report) {
        this.router = router;
        this.facts = facts;
        this.explaining = explaining;
        this.report = report;
    }

    void run(TicketSource tickets, DecisionWriter decisions) throws IOException {
        for (Row row = tickets.next(); row != null; row = tickets.next()) {
            if (row instanceof Row.Refused refused) {
                report.refused(refused);
            } else if (row instanceof Row.Read read) {
                report.decided(decide(read.ticket(), decisions));
            }
        }
        decisions.flush();
        explaining.missing().forEach(id -> report.note("no ticket " + Printable.quoted(id) + " was decided"));
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
