package dev.pointsman.benchmarks.engine;

import dev.pointsman.Matching;
import dev.pointsman.Router;
import dev.pointsman.benchmarks.workload.MixedWorkload;
import dev.pointsman.decision.Decision;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.util.List;
import java.util.function.Function;

/** Pointsman with session rules beside the plain ones, and facts for them to join. */
public final class MixedEngine implements Engine<Decision> {

    private final Router router;
    private final List<Fact> facts;

    private MixedEngine(Router router, List<Fact> facts) {
        this.router = router;
        this.facts = facts;
    }

    /** Prepares a walk through the tickets of a workload. */
    public static TicketWalk<Decision> walk(MixedWorkload workload, Matching matching) {
        Router router =
                Router.builder().ruleSet(workload.ruleSet()).matching(matching).build();
        Function<Ticket, String> plain =
                TicketWalk.reference(workload.plain().ordered().winningOrder());
        return TicketWalk.of(
                new MixedEngine(router, workload.facts()), workload.plain().tickets(), ticket -> {
                    String sessionRule = workload.sessionRule(ticket);
                    return sessionRule != null ? sessionRule : plain.apply(ticket);
                });
    }

    @Override
    public Decision decide(Ticket ticket) {
        return router.route(ticket, facts);
    }

    @Override
    public String rule(Decision decided) {
        return decided.rule();
    }

    @Override
    public void close() {
        router.close();
    }
}
