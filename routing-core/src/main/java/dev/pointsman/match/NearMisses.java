package dev.pointsman.match;

import dev.pointsman.decision.FailedCondition;
import dev.pointsman.decision.NearMiss;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds the rules that nearly matched, in one pass over all rules. Only the nearest so far are kept, as places in arrays: a
 * rule is given up at the first failing condition that puts it behind them, and texts are made for those that are reported.
 * Confined to one thread.
 */
public final class NearMisses {

    private static final int REPORTED = 3;

    private final List<Rule> rules;
    private final Ticket ticket;
    private final int[] places = new int[REPORTED];
    private final int[] failing = new int[REPORTED];
    private final int[] conditions = new int[REPORTED];
    private int kept;

    private NearMisses(List<Rule> rules, Ticket ticket) {
        this.rules = rules;
        this.ticket = ticket;
    }

    /**
     * Returns up to three rules in force that fail in the fewest conditions; among equals those of which most conditions
     * hold, then in winning order.
     *
     * @param rules all rules, in winning order
     * @param settled the rules that matched or failed, which cannot be near misses
     */
    public static List<NearMiss> find(List<Rule> rules, Ticket ticket, Instant at, Collection<Rule> settled) {
        NearMisses nearest = new NearMisses(rules, ticket);
        for (int place = 0; place < rules.size(); place++) {
            nearest.offer(place, at, settled);
        }
        return nearest.report();
    }

    private void offer(int place, Instant at, Collection<Rule> settled) {
        Rule rule = rules.get(place);
        Condition condition = rule.condition();
        int size = size(condition);
        int atMost = mayFail(size);
        if (atMost == 0 || !rule.inForceAt(at)) {
            return;
        }
        int found = countFailing(condition, size, atMost);
        if (found <= atMost && !settled.contains(rule)) {
            keep(place, found, size);
        }
    }

    /** Returns in how many conditions a later rule of this size may fail and still be among the nearest. */
    private int mayFail(int size) {
        if (kept < REPORTED) {
            return Integer.MAX_VALUE;
        }
        int last = REPORTED - 1;
        return size > conditions[last] ? failing[last] : failing[last] - 1;
    }

    /** Returns how many conditions fail, or a number above {@code atMost} as soon as there are more. */
    private int countFailing(Condition condition, int size, int atMost) {
        int found = 0;
        for (int i = 0; i < size && found <= atMost; i++) {
            if (!holds(part(condition, i), ticket)) {
                found++;
            }
        }
        return Math.max(1, found); // where all hold it is the part that runs in Drools that did not match
    }

    /** Puts a rule that is among the nearest where it belongs: behind its equals, which stand before it in winning order. */
    private void keep(int place, int found, int size) {
        int slot = Math.min(kept, REPORTED - 1);
        while (slot > 0 && (failing[slot - 1] > found || (failing[slot - 1] == found && conditions[slot - 1] < size))) {
            places[slot] = places[slot - 1];
            failing[slot] = failing[slot - 1];
            conditions[slot] = conditions[slot - 1];
            slot--;
        }
        places[slot] = place;
        failing[slot] = found;
        conditions[slot] = size;
        kept = Math.min(kept + 1, REPORTED);
    }

    private List<NearMiss> report() {
        List<NearMiss> misses = new ArrayList<>(kept);
        for (int i = 0; i < kept; i++) {
            Rule rule = rules.get(places[i]);
            misses.add(new NearMiss(rule, failing(rule, ticket)));
        }
        return List.copyOf(misses);
    }

    private static int size(Condition condition) {
        return condition instanceof Condition.All all ? all.parts().size() : 1;
    }

    private static Condition part(Condition condition, int number) {
        return condition instanceof Condition.All all ? all.parts().get(number) : condition;
    }

    private static List<FailedCondition> failing(Rule rule, Ticket ticket) {
        List<FailedCondition> failing = new ArrayList<>();
        for (int i = 0; i < size(rule.condition()); i++) {
            Condition part = part(rule.condition(), i);
            if (!holds(part, ticket)) {
                failing.add(FailedCondition.of(part, ticket));
            }
        }
        if (failing.isEmpty()) {
            String cause = rule.sessionCause().orElse("its condition");
            failing.add(new FailedCondition("the part that runs in Drools", "it did not match: " + cause));
        }
        return failing;
    }

    private static boolean holds(Condition part, Ticket ticket) {
        try {
            return part.holds(ticket);
        } catch (RuleEngineException e) {
            return false;
        }
    }
}
