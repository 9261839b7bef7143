package dev.pointsman.match;

import dev.pointsman.decision.FailedCondition;
import dev.pointsman.decision.NearMiss;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the rules that nearly matched. */
public final class NearMisses {

    private static final int REPORTED = 3;
    private static final int LONGEST_VALUE = 80;

    private NearMisses() {}

    /**
     * Returns up to three rules in force that fail in the fewest conditions; among equals those of which most conditions
     * hold, then in winning order.
     *
     * @param rules all rules, in winning order
     * @param settled the rules that matched or failed, which cannot be near misses
     */
    public static List<NearMiss> find(List<Rule> rules, Ticket ticket, Instant at, Collection<Rule> settled) {
        List<NearMiss> misses = new ArrayList<>();
        for (Rule rule : rules) {
            if (rule.inForceAt(at) && !settled.contains(rule)) {
                misses.add(new NearMiss(rule, failing(rule, ticket)));
            }
        }
        misses.sort(Comparator.<NearMiss>comparingInt(miss -> miss.failing().size())
                .thenComparing(miss -> parts(miss.rule()).size(), Comparator.reverseOrder()));
        return List.copyOf(misses.subList(0, Math.min(REPORTED, misses.size())));
    }

    private static List<Condition> parts(Rule rule) {
        return rule.condition() instanceof Condition.All all ? all.parts() : List.of(rule.condition());
    }

    private static List<FailedCondition> failing(Rule rule, Ticket ticket) {
        List<FailedCondition> failing = new ArrayList<>();
        for (Condition part : parts(rule)) {
            if (!holds(part, ticket)) {
                failing.add(new FailedCondition(part.text(), values(part, ticket)));
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

    private static String values(Condition part, Ticket ticket) {
        Set<Operand> operands = new LinkedHashSet<>();
        collect(part, operands);
        return operands.stream().map(operand -> value(operand, ticket)).collect(Collectors.joining(", "));
    }

    private static void collect(Condition condition, Set<Operand> operands) {
        if (condition instanceof Condition.Leaf leaf) {
            operands.add(leaf.operand());
        } else if (condition instanceof Condition.Not not) {
            collect(not.part(), operands);
        } else if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> collect(part, operands));
        } else if (condition instanceof Condition.Any any) {
            any.parts().forEach(part -> collect(part, operands));
        }
    }

    private static String value(Operand operand, Ticket ticket) {
        Object value = operand.valueIn(ticket);
        boolean absent = value == null || (value instanceof Collection<?> tags && tags.isEmpty());
        if (absent) {
            return operand.text() + " is absent";
        }
        String text = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
        boolean cut = text.length() > LONGEST_VALUE;
        return operand.text() + " is " + (cut ? text.substring(0, LONGEST_VALUE) + "..." : text);
    }
}
