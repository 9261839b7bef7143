package dev.pointsman.benchmarks.engine;

import dev.pointsman.Matching;
import dev.pointsman.Router;
import dev.pointsman.decision.Decision;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.Ticket;
import java.util.Map;

/**
 * Pointsman, as a host calls it: what is timed is the whole call, clock and decision included. With
 * {@link Matching#DROOLS} this is the whole rule set in Drools, run with the care that the library takes.
 */
public final class RouterEngine implements Engine<Decision> {

    private final Router router;

    private RouterEngine(Router router) {
        this.router = router;
    }

    static RouterEngine of(RuleSet ruleSet, Matching matching) {
        return new RouterEngine(
                Router.builder().ruleSet(ruleSet).matching(matching).build());
    }

    /** Reads rule files and builds a router: the whole way from text to something that decides. */
    public static RouterEngine of(Map<String, String> files, TeamDirectory teams, Matching matching) {
        RuleSet.Builder ruleSet = RuleSet.builder("benchmark").teams(teams);
        files.forEach(ruleSet::file);
        return of(ruleSet.build(), matching);
    }

    @Override
    public Decision decide(Ticket ticket) {
        return router.route(ticket);
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
