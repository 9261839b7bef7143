package dev.pointsman.explain;

import dev.pointsman.decision.FailedCondition;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One condition of a rule, and what a ticket has there. Immutable.
 *
 * @param condition the condition as DRL
 * @param value what the ticket has there, for instance {@code region is "NA"}, or {@code region is absent}
 * @param holds whether the ticket meets it; no if it cannot be evaluated on the ticket
 */
public record ConditionCheck(String condition, String value, boolean holds) {

    /** Checks. */
    public ConditionCheck {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(value, "value");
    }

    /** Returns the conditions of a rule that a ticket must all meet, in order; of a session rule those that are understood. */
    static List<ConditionCheck> of(Rule rule, Ticket ticket) {
        List<ConditionCheck> checks = new ArrayList<>();
        for (Condition part : NeededChanges.parts(rule.condition())) {
            checks.add(new ConditionCheck(
                    part.text(), FailedCondition.valuesIn(ticket, part), NeededChanges.holds(part, ticket)));
        }
        return List.copyOf(checks);
    }
}
