package dev.pointsman.benchmarks.engine;

import dev.pointsman.benchmarks.workload.OrderedWorkload;
import dev.pointsman.benchmarks.workload.WorkloadRule;
import dev.pointsman.ticket.Ticket;
import java.util.List;
import java.util.function.Predicate;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.api.RulesEngineParameters;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/** Easy Rules: Java predicates as conditions, the place in winning order as priority, stopping at the first that fires. */
final class EasyRulesEngine extends PeerEngine {

    private final RulesEngine engine = new DefaultRulesEngine(new RulesEngineParameters().skipOnFirstAppliedRule(true));
    private final Rules rules = new Rules();
    private final List<WorkloadRule> winningOrder;
    private final Nominations nominations = new Nominations();

    private EasyRulesEngine(List<WorkloadRule> winningOrder) {
        this.winningOrder = winningOrder;
        for (int i = 0; i < winningOrder.size(); i++) {
            int place = i;
            Predicate<Ticket> predicate = winningOrder.get(place).predicate();
            rules.register(new RuleBuilder()
                    .name(winningOrder.get(place).id())
                    .priority(place)
                    .when(facts -> predicate.test(facts.get("ticket")))
                    .then(facts -> nominations.add(place))
                    .build());
        }
    }

    static EasyRulesEngine of(OrderedWorkload workload) {
        return new EasyRulesEngine(workload.winningOrder());
    }

    @Override
    public String decide(Ticket ticket) {
        Facts facts = new Facts();
        facts.put("ticket", ticket);
        engine.fire(rules, facts);
        return winningOrder.get(nominations.take()).id();
    }
}
