package dev.pointsman.verify;

import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;

/** The rule that wins a ticket, found by asking one after another. */
public final class Winner {

    private Winner() {}

    public static Rule of(RuleSet ruleSet, Ticket ticket, Instant at) {
        return ruleSet.rules().stream()
                .filter(rule -> rule.inForceAt(at) && holds(rule, ticket))
                .findFirst()
                .orElseThrow();
    }

    private static boolean holds(Rule rule, Ticket ticket) {
        try {
            return rule.condition().holds(ticket);
        } catch (RuleEngineException e) {
            return false;
        }
    }
}
