package dev.pointsman.benchmarks.engine;

import dev.pointsman.benchmarks.workload.OrderedWorkload;
import dev.pointsman.benchmarks.workload.WorkloadRule;
import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Outcome;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.team.Team;
import dev.pointsman.ticket.Ticket;
import java.time.InstantSource;
import java.util.List;

/**
 * The loop of {@link ScanEngine} with the answer of a router: it reads the clock and returns a decision that names team,
 * rule, reason and version, equal to the router's. What a host would write that wants the same answer without an engine.
 */
final class ScanDecisionEngine implements Engine<Decision> {

    private final List<WorkloadRule> winningOrder;
    private final Scan scan;
    private final Team[] teams;
    private final RuleSetVersion version;
    private final String directory;
    private final InstantSource clock;

    private ScanDecisionEngine(List<WorkloadRule> winningOrder, RuleSet ruleSet, InstantSource clock) {
        this.winningOrder = winningOrder;
        this.scan = new Scan(winningOrder);
        this.teams = winningOrder.stream()
                .map(rule -> ruleSet.teams().find(rule.team()).orElseThrow())
                .toArray(Team[]::new);
        this.version = ruleSet.version();
        this.directory = ruleSet.teams().hash();
        this.clock = clock;
    }

    static ScanDecisionEngine of(OrderedWorkload workload, InstantSource clock) {
        return new ScanDecisionEngine(workload.winningOrder(), workload.ruleSet(), clock);
    }

    @Override
    public Decision decide(Ticket ticket) {
        int place = scan.first(ticket);
        WorkloadRule rule = winningOrder.get(place);
        return Decision.builder(ticket.id())
                .outcome(rule.constraints().isEmpty() ? Outcome.FALLBACK : Outcome.ROUTED)
                .team(teams[place])
                .rule(rule.id())
                .reason(rule.reason())
                .version(version)
                .directory(directory)
                .at(clock.instant())
                .build();
    }

    @Override
    public String rule(Decision decided) {
        return decided.rule();
    }
}
