package dev.pointsman.rule;

import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How narrow a condition is, measured from the condition alone: first by how many operands it constrains (more is
 * narrower), then by how many values it accepts for them (fewer is narrower), then by how many of its tests tie several
 * operands together (more is narrower).
 *
 * <p>The measure respects implication. Each operand is looked at through the condition's projection: the values for
 * which some ticket could meet it. If A implies B, every projection of A lies within that of B; so A constrains at least
 * the operands of B, and accepts no more values. Projections are sets of values with a size: finite sets by their
 * number of values, ranges by the share of {@code double} values they span, text patterns by a class (longer literals
 * are narrower), sets that only exclude values by how many they exclude. A test such as {@code region == "EU" || tier ==
 * "gold"} restricts no single operand; it counts only between conditions that are otherwise equally narrow.
 *
 * @param constrained number of operands that not every value satisfies
 * @param accepted sum of the sizes of the projections of those operands
 * @param ties number of tests over several operands
 */
record Narrowness(int constrained, double accepted, int ties) implements Comparable<Narrowness> {

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
        return new Narrowness(constrained, accepted, ties(condition));
    }

    /** Narrower first. */
    @Override
    public int compareTo(Narrowness other) {
        int byConstrained = Integer.compare(other.constrained, constrained);
        if (byConstrained != 0) {
            return byConstrained;
        }
        int byAccepted = Double.compare(accepted, other.accepted);
        return byAccepted != 0 ? byAccepted : Integer.compare(other.ties, ties);
    }

    private static int ties(Condition condition) {
        if (condition instanceof Condition.Leaf
                || (condition instanceof Condition.Not not && not.part() instanceof Condition.Leaf)) {
            return 0; // as it is with most conditions
        }
        if (condition instanceof Condition.All all) {
            int ties = 0;
            for (Condition part : all.parts()) {
                ties += ties(part);
            }
            return ties;
        }
        return operands(condition).distinct().limit(2).count() > 1 ? 1 : 0;
    }

    private static Stream<String> operands(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return operands(not.part());
        }
        if (condition instanceof Condition.All all) {
            return all.parts().stream().flatMap(Narrowness::operands);
        }
        if (condition instanceof Condition.Any any) {
            return any.parts().stream().flatMap(Narrowness::operands);
        }
        return Stream.of(Leaf.operand(condition));
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
        return Map.of(Leaf.operand(condition), negated ? values.complement() : values);
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
     * A set of values of one operand: the listed ones (or all but the listed ones) that lie in a range of numbers and fit
     * every pattern.
     *
     * @param listed values inside or outside
     * @param excluded whether the listed values are those outside; outside of nothing is everything
     * @param from rank of the lowest number, 0 without a lower bound
     * @param to rank of the highest number, 1 without an upper bound
     * @param patterns sizes of what cannot be listed, smallest first, one for each test
     */
    private record Values(
            Set<@Nullable Object> listed, boolean excluded, double from, double to, List<Double> patterns) {

        /** What a further restriction takes off a size that it does not determine. */
        private static final double FURTHER = 1e-3;

        static Values only(Set<@Nullable Object> values) {
            return new Values(values, false, 0, 1, List.of());
        }

        static Values range(double from, double to) {
            return new Values(Set.of(), true, from, to, List.of());
        }

        static Values sized(double size) {
            return new Values(Set.of(), true, 0, 1, List.of(size));
        }

        boolean isList() {
            return patterns.isEmpty() && !isRange();
        }

        private boolean isRange() {
            return from > 0 || to < 1;
        }

        double size() {
            if (!excluded) {
                return Math.max(0, listed.size() - FURTHER * patterns.size());
            }
            double size = EVERYTHING;
            int further = listed.size() + patterns.size() - 1;
            if (isRange()) {
                size = RANGE + RANGE * Math.max(0, to - from);
                further++;
            } else if (!patterns.isEmpty()) {
                size = patterns.get(0);
            } else {
                return EVERYTHING - listed.size();
            }
            return size - FURTHER * further;
        }

        Values complement() {
            if (isList()) {
                return new Values(listed, !excluded, 0, 1, List.of());
            }
            double size = size();
            return sized(size < TEXT_RANGE ? EXCLUDING_PATTERN - size / EVERYTHING : EXCLUDING_PATTERN);
        }

        Values intersect(Values other) {
            Set<@Nullable Object> values = new HashSet<>(excluded && !other.excluded ? other.listed : listed);
            if (excluded && other.excluded) {
                values.addAll(other.listed);
            } else if (!excluded && !other.excluded) {
                values.retainAll(other.listed);
            } else {
                values.removeAll(excluded ? listed : other.listed);
            }
            double low = Math.max(from, other.from);
            double high = Math.min(to, other.to);
            boolean all = excluded && other.excluded;
            values.removeIf(value -> isOutside(value, low, high));
            return new Values(
                    values,
                    all,
                    all ? low : 0,
                    all ? high : 1,
                    Stream.concat(patterns.stream(), other.patterns.stream())
                            .sorted()
                            .toList());
        }

        private static boolean isOutside(@Nullable Object value, double low, double high) {
            if (low <= 0 && high >= 1) {
                return false;
            }
            return value == null
                    || (value instanceof Number number
                            && (Leaf.rank(number.doubleValue()) < low || Leaf.rank(number.doubleValue()) > high));
        }

        Values unite(Values other) {
            if (isList() && other.isList()) {
                return complement().intersect(other.complement()).complement();
            }
            boolean ranges = patterns.isEmpty()
                    && other.patterns.isEmpty()
                    && excluded
                    && other.excluded
                    && listed.isEmpty()
                    && other.listed.isEmpty();
            if (ranges) {
                return range(Math.min(from, other.from), Math.max(to, other.to));
            }
            double smaller = Math.min(size(), other.size());
            return sized(Math.min(EVERYTHING, Math.max(size(), other.size()) + FURTHER * smaller / EVERYTHING));
        }
    }

    /** The projection of a leaf. */
    private static final class Leaf {

        /** What an open bound takes off a range. */
        private static final double JUST = 1e-13;

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
            double rank = rank(bound.doubleValue());
            return switch (order.relation()) {
                case LESS -> Values.range(0, rank - JUST);
                case AT_MOST -> Values.range(0, rank);
                case GREATER -> Values.range(rank + JUST, 1);
                case AT_LEAST -> Values.range(rank, 1);
            };
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
