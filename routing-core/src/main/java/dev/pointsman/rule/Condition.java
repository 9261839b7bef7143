package dev.pointsman.rule;

import dev.pointsman.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rule demands of a ticket: a tree whose leaves test one field or attribute against literals. Each leaf has
 * exactly the meaning that Drools 10 gives the operator, absent values included; {@code docs/operators.md} is the table.
 * Immutable and thread-safe.
 */
public sealed interface Condition {

    /** The condition that every ticket meets: that of the fallback. */
    Condition ALWAYS = new All(List.of());

    /**
     * Tells whether {@code ticket} meets this condition. Parts are tried from left to right, and no further than needed.
     *
     * @throws RuleEngineException if a part that was reached cannot be evaluated on this ticket, where Drools throws too
     */
    boolean holds(Ticket ticket);

    /** Returns the condition as DRL. */
    String text();

    /**
     * Returns the condition that one of several holds. {@code x == a || x == b} is the same test as {@code x in (a, b)}, so
     * where every part is {@link Equal} on one operand, this is {@link OneOf}.
     */
    static Condition anyOf(List<Condition> parts) {
        List<@Nullable Object> values = new ArrayList<>();
        Operand operand = null;
        for (Condition part : parts) {
            if (!(part instanceof Equal equal) || (operand != null && !operand.equals(equal.operand()))) {
                return new Any(parts);
            }
            operand = equal.operand();
            values.add(equal.value());
        }
        return operand == null ? new Any(parts) : new OneOf(operand, values);
    }

    /** A condition that looks at one operand. */
    sealed interface Leaf extends Condition {
        /** Returns what it looks at. */
        Operand operand();
    }

    /** Every part holds; with no parts, always. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Ticket ticket) {
            for (int i = 0; i < parts.size(); i++) { // no iterator: this is the hot path
                if (!parts.get(i).holds(ticket)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String text() {
            return parts.isEmpty() ? "true" : Literals.joined(parts, " && ");
        }
    }

    /** At least one part holds; with no parts, never. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Ticket ticket) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).holds(ticket)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String text() {
            return parts.isEmpty() ? "false" : Literals.joined(parts, " || ");
        }
    }

    /** The part does not hold: the exact complement, so also true where {@link Matches} and its negation are both false. */
    record Not(Condition part) implements Condition {
        public Not {
            Objects.requireNonNull(part, "part");
        }

        @Override
        public boolean holds(Ticket ticket) {
            return !part.holds(ticket);
        }

        @Override
        public String text() {
            if (part instanceof Equal equal) {
                return equal.operand.text() + " != " + Literals.text(equal.value);
            }
            if (part instanceof OneOf oneOf) {
                return oneOf.operand.text() + " not in " + oneOf.list();
            }
            if (part instanceof Contains contains) {
                return contains.operand.text() + " not contains " + Literals.text(contains.part);
            }
            return "!(" + part.text() + ")";
        }
    }

    /**
     * The value equals a literal; {@code null} stands for absent.
     *
     * @param value a {@link String}, {@link Boolean}, {@link Integer}, {@link Double} or null
     */
    record Equal(Operand operand, @Nullable Object value) implements Leaf {
        public Equal {
            Objects.requireNonNull(operand, "operand");
        }

        @Override
        public boolean holds(Ticket ticket) {
            return Objects.equals(operand.valueIn(ticket), value);
        }

        @Override
        public String text() {
            return operand.text() + " == " + Literals.text(value);
        }
    }

    /**
     * The value equals one of these literals; {@code null} among them stands for absent.
     *
     * @param values literals as in {@link Equal}, at least one, in the order written
     */
    record OneOf(Operand operand, List<@Nullable Object> values) implements Leaf {
        public OneOf {
            Objects.requireNonNull(operand, "operand");
            values = LiteralList.copyOf(values);
        }

        @Override
        public boolean holds(Ticket ticket) {
            return values.contains(operand.valueIn(ticket));
        }

        @Override
        public String text() {
            return operand.text() + " in " + list();
        }

        private String list() {
            return values.stream().map(Literals::text).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /**
     * The value stands in an order to a literal; an absent value stands in none. Texts are ordered as
     * {@link String#compareTo}, numbers as {@code double}. An attribute that holds text against a number literal (or the
     * reverse) is read as a number, as Drools does.
     *
     * @param bound a {@link String}, {@link Integer} or {@link Double}
     */
    record Order(Operand operand, Relation relation, Comparable<?> bound) implements Leaf {
        public Order {
            Objects.requireNonNull(operand, "operand");
            Objects.requireNonNull(relation, "relation");
            Objects.requireNonNull(bound, "bound");
        }

        @Override
        public boolean holds(Ticket ticket) {
            Object value = operand.valueIn(ticket);
            return value != null && relation.accepts(Ordering.compare(this, value));
        }

        @Override
        public String text() {
            return operand.text() + " " + relation.text() + " " + Literals.text(bound);
        }
    }

    /**
     * The whole text matches a regular expression, or, negated, does not match it. Both are false for an absent value.
     *
     * @param negated {@code not matches}
     */
    record Matches(Operand operand, Regex regex, boolean negated) implements Leaf {
        public Matches {
            Objects.requireNonNull(operand, "operand");
            Objects.requireNonNull(regex, "regex");
        }

        @Override
        public boolean holds(Ticket ticket) {
            Object value = operand.valueIn(ticket);
            return value != null && regex.matches(Ordering.asText(this, value)) != negated;
        }

        @Override
        public String text() {
            return operand.text() + (negated ? " not matches " : " matches ") + Literals.text(regex.expression());
        }
    }

    /** The text contains a text, or the tags contain a tag. Absent text contains nothing. */
    record Contains(Operand operand, String part) implements Leaf {
        public Contains {
            Objects.requireNonNull(operand, "operand");
            Objects.requireNonNull(part, "part");
        }

        @Override
        public boolean holds(Ticket ticket) {
            Object value = operand.valueIn(ticket);
            if (value instanceof String string) {
                return string.contains(part);
            }
            return value instanceof java.util.Collection<?> tags && tags.contains(part);
        }

        @Override
        public String text() {
            return operand.text() + " contains " + Literals.text(part);
        }
    }

    /** The value is one of the ticket's tags: {@code category memberOf tags}. */
    record MemberOfTags(Operand operand) implements Leaf {
        public MemberOfTags {
            Objects.requireNonNull(operand, "operand");
        }

        @Override
        public boolean holds(Ticket ticket) {
            return ticket.tags().contains(operand.valueIn(ticket));
        }

        @Override
        public String text() {
            return operand.text() + " memberOf tags";
        }
    }

    /**
     * The text starts or ends with a text. Cannot be evaluated on an absent value: Drools throws there, so guard it with
     * {@code subject != null}.
     */
    record Affix(Operand operand, boolean atEnd, String affix) implements Leaf {
        public Affix {
            Objects.requireNonNull(operand, "operand");
            Objects.requireNonNull(affix, "affix");
        }

        @Override
        public boolean holds(Ticket ticket) {
            String value = Ordering.presentText(this, operand.valueIn(ticket));
            return atEnd ? value.endsWith(affix) : value.startsWith(affix);
        }

        @Override
        public String text() {
            return operand.text() + (atEnd ? " str[endsWith] " : " str[startsWith] ") + Literals.text(affix);
        }
    }

    /**
     * The text has exactly this many UTF-16 characters. Cannot be evaluated on an absent value, as {@link Affix}.
     */
    record Length(Operand operand, int characters) implements Leaf {
        public Length {
            Objects.requireNonNull(operand, "operand");
        }

        @Override
        public boolean holds(Ticket ticket) {
            return Ordering.presentText(this, operand.valueIn(ticket)).length() == characters;
        }

        @Override
        public String text() {
            return operand.text() + " str[length] " + characters;
        }
    }
}
