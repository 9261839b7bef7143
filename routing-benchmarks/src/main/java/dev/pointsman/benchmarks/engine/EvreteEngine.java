package dev.pointsman.benchmarks.engine;

import dev.pointsman.benchmarks.workload.Constraint;
import dev.pointsman.benchmarks.workload.OrderedWorkload;
import dev.pointsman.benchmarks.workload.WorkloadRule;
import dev.pointsman.ticket.Ticket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.evrete.KnowledgeService;
import org.evrete.api.FactHandle;
import org.evrete.api.Knowledge;
import org.evrete.api.StatefulSession;
import org.evrete.api.builders.LhsBuilder;
import org.evrete.api.builders.RuleSetBuilder;

/**
 * Evrete: conditions as Java predicates, equal ones shared between rules, and one session that lives on: a ticket is
 * inserted, fired and deleted. (A session for each ticket
 * costs more, and so does one predicate for each rule.)
 */
final class EvreteEngine extends PeerEngine {

    private final KnowledgeService service = new KnowledgeService();
    private final StatefulSession session;
    private final List<WorkloadRule> winningOrder;
    private final Nominations nominations = new Nominations();

    private EvreteEngine(List<WorkloadRule> winningOrder) {
        this.winningOrder = winningOrder;
        Map<Constraint, Predicate<Object[]>> shared = new HashMap<>();
        Knowledge knowledge = service.newKnowledge();
        RuleSetBuilder<Knowledge> builder = knowledge.builder();
        for (int i = 0; i < winningOrder.size(); i++) {
            int place = i;
            WorkloadRule rule = winningOrder.get(place);
            LhsBuilder<Knowledge> conditions =
                    builder.newRule(rule.id()).salience(-place).forEach("$ticket", Ticket.class);
            for (Constraint constraint : rule.constraints()) {
                conditions.where(shared.computeIfAbsent(constraint, EvreteEngine::predicate), "$ticket");
            }
            conditions.execute(context -> nominations.add(place));
        }
        session = builder.build().newStatefulSession();
    }

    static EvreteEngine of(OrderedWorkload workload) {
        return new EvreteEngine(workload.winningOrder());
    }

    private static Predicate<Object[]> predicate(Constraint constraint) {
        Predicate<Ticket> predicate = constraint.predicate();
        return values -> predicate.test((Ticket) values[0]);
    }

    @Override
    public String decide(Ticket ticket) {
        FactHandle handle = session.insert(ticket);
        session.fire();
        session.delete(handle);
        return winningOrder.get(nominations.take()).id();
    }

    @Override
    public void close() {
        session.close();
        service.shutdown();
    }
}
