package dev.pointsman.rule;

import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How narrow a condition is, measured from the condition alone: first by how many operands it constrains (more is
 * narrower), then by how many values it accepts for them (fewer is narrower).
 *
 * <p>The measure respects implication. Each operand is looked at through the condition's projection: the values for
 * which some ticket could meet it. If A implies B, every projection of A lies within that of B; so A constrains at least
 * the operands of B, and accepts no more values. Projections are sets of values with a size: finite sets by their
 * number of values, ranges by the share of {@code double} values they span, text patterns by a class (longer literals
 * are narrower), sets that only exclude values by how many they exclude.
 *
 * @param constrained number of operands that not every value satisfies
 * @param accepted sum of the sizes of the projections of those operands
 */
record Narrowness(int constrained, double accepted) implements Comparable<Narrowness> {

    private static final double RANGE = 1e9;
    private static final double AFFIX = 3e9;
    private static final double REGEX = 5e9;
    private static final double TEXT_RANGE = 6e9;
    private static final double EXCLUDING_PATTERN = 8e9;
    private static final double EVERYTHING = 1e10;

    static Narrowness of(Condition condition, int furtherParts) {
        int constrained = furtherParts;
        double accepted = furtherParts;
        for (Values values : projections(condition, false).values()) {
            if (values.size() < EVERYTHING) {
                constrained++;
                accepted += values.size();
            }
        }
        return new Narrowness(constrained, accepted);
    }

    /** Narrower first. */
    @Override
    public int compareTo(Narrowness other) {
        int byConstrained = Integer.compare(other.constrained, constrained);
        return byConstrained != 0 ? byConstrained : Double.compare(accepted, other.accepted);
    }

    /** The projection on each operand that the condition mentions; an operand that is missing accepts everything. */
    private static Map<String, Values> projections(Condition condition, boolean negated) {
        if (condition instanceof Condition.Not not) {
            return projections(not.part(), !negated);
        }
        if (condition instanceof Condition.All all) {
            return negated ? either(all.parts(), true) : both(all.parts(), false);
        }
        if (condition instanceof Condition.Any any) {
            return negated ? both(any.parts(), true) : either(any.parts(), false);
        }
        Values values = Leaf.values(condition);
        return new TreeMap<>(Map.of(Leaf.operand(condition), negated ? values.complement() : values));
    }

    private static Map<String, Values> both(List<Condition> parts, boolean negated) {
        return merge(parts, negated, Values::intersect, false);
    }

    private static Map<String, Values> either(List<Condition> parts, boolean negated) {
        return merge(parts, negated, Values::unite, true);
    }

    private static Map<String, Values> merge(
            List<Condition> parts, boolean negated, BinaryOperator<Values> operator, boolean onlyShared) {
        Map<String, Values> result = new TreeMap<>();
        boolean first = true;
        for (Condition part : parts) {
            Map<String, Values> next = projections(part, negated);
            if (!first && onlyShared) {
                result.keySet().retainAll(next.keySet());
            }
            for (Map.Entry<String, Values> entry : next.entrySet()) {
                Values known = result.get(entry.getKey());
                if (known != null) {
                    result.put(entry.getKey(), operator.apply(known, entry.getValue()));
                } else if (first || !onlyShared) {
                    result.put(entry.getKey(), entry.getValue());
                }
            }
            first = false;
        }
        return result;
    }

    /**
     * A set of values of one operand.
     *
     * @param listed the values listed, or null when the set is known by its size alone
     * @param excluded whether the listed values are those outside the set
     * @param size the size of a set without a list
     */
    private record Values(@Nullable Set<@Nullable Object> listed, boolean excluded, double size) {

        static Values only(Set<@Nullable Object> values) {
            return new Values(values, false, values.size());
        }

        static Values allBut(Set<@Nullable Object> values) {
            return new Values(values, true, EVERYTHING - values.size());
        }

        static Values sized(double size) {
            return new Values(null, false, size);
        }

        Values complement() {
            if (listed != null) {
                return excluded ? only(listed) : allBut(listed);
            }
            return sized(size < TEXT_RANGE ? EXCLUDING_PATTERN - size / EVERYTHING : EXCLUDING_PATTERN);
        }

        Values intersect(Values other) {
            if (listed == null || other.listed == null) {
                return size <= other.size ? this : other;
            }
            Set<@Nullable Object> result = new HashSet<>(excluded && !other.excluded ? other.listed : listed);
            if (excluded && other.excluded) {
                result.addAll(other.listed);
                return allBut(result);
            }
            if (!excluded && !other.excluded) {
                result.retainAll(other.listed);
            } else {
                result.removeAll(excluded ? listed : other.listed);
            }
            return only(result);
        }

        Values unite(Values other) {
            if (listed == null || other.listed == null) {
                return size >= other.size ? this : other;
            }
            return complement().intersect(other.complement()).complement();
        }
    }

    /** The projection of a leaf. */
    private static final class Leaf {

        static String operand(Condition leaf) {
            if (leaf instanceof Condition.Contains contains && isTags(contains.operand())) {
                return "tags contains " + contains.part();
            }
            if (leaf instanceof Condition.MemberOfTags member) {
                return member.text();
            }
            return leaf instanceof Condition.Leaf one ? one.operand().text() : leaf.text();
        }

        static Values values(Condition leaf) {
            if (leaf instanceof Condition.Equal equal) {
                return Values.only(setOf(equal.value()));
            }
            if (leaf instanceof Condition.OneOf oneOf) {
                return Values.only(new HashSet<>(oneOf.values()));
            }
            if (leaf instanceof Condition.Order order) {
                return ordered(order);
            }
            if (leaf instanceof Condition.Matches matches) {
                return Values.sized(matches.negated() ? EXCLUDING_PATTERN : REGEX);
            }
            if (leaf instanceof Condition.Contains contains) {
                return isTags(contains.operand()) ? Values.only(setOf(contains.part())) : literal(contains.part(), 1);
            }
            if (leaf instanceof Condition.Affix affix) {
                return literal(affix.affix(), 0);
            }
            return Values.sized(leaf instanceof Condition.Length ? AFFIX - 1 : REGEX);
        }

        private static Set<@Nullable Object> setOf(@Nullable Object value) {
            Set<@Nullable Object> set = new HashSet<>();
            set.add(value);
            return set;
        }

        /** A longer literal is narrower; a text that starts with a literal also contains it. */
        private static Values literal(String literal, int breadth) {
            return Values.sized(AFFIX + 1e8 / (1 + literal.length()) + 5e7 * breadth);
        }

        private static Values ordered(Condition.Order order) {
            if (order.operand() instanceof Operand.Field field && field.field() == TicketField.PRIORITY) {
                Set<@Nullable Object> accepted = new HashSet<>();
                for (int priority = Ticket.MOST_URGENT; priority <= Ticket.LEAST_URGENT; priority++) {
                    if (order.relation().accepts(Ordering.compare(order, priority))) {
                        accepted.add(priority);
                    }
                }
                return Values.only(accepted);
            }
            if (!(order.bound() instanceof Number bound)) {
                return Values.sized(TEXT_RANGE);
            }
            double below = rank(bound.doubleValue());
            boolean upwards = order.relation() == Relation.GREATER || order.relation() == Relation.AT_LEAST;
            double share = upwards ? 1 - below : below;
            boolean closed = order.relation() == Relation.AT_MOST || order.relation() == Relation.AT_LEAST;
            return Values.sized(RANGE + 1e9 * share + (closed ? 1e-3 : 0));
        }

        /** The share of all double values that lie below {@code value}: monotone, as a size must be. */
        private static double rank(double value) {
            long bits = Double.doubleToLongBits(value);
            long ordered = bits < 0 ? Long.MIN_VALUE - bits : bits;
            return 0.5 + ordered / 0x1p64;
        }

        private static boolean isTags(Operand operand) {
            return operand instanceof Operand.Field field && field.field() == TicketField.TAGS;
        }
    }
}
