package dev.pointsman.drools.text;

import dev.pointsman.ticket.TicketField;
import java.util.List;
import java.util.Objects;

/** What a constraint says that only compares fields and attributes with literals, before it is checked. Immutable. */
public sealed interface Comparison {

    /**
     * Comparisons that are joined by one connective.
     *
     * @param conjunction whether all have to hold, or one
     * @param parts at least two, in the order written; a part that is a chain stood in brackets
     */
    record Chain(boolean conjunction, List<Comparison> parts) implements Comparison {
        public Chain {
            parts = List.copyOf(parts);
        }
    }

    /** {@code !( ... )}. */
    record Complement(Comparison part) implements Comparison {
        public Complement {
            Objects.requireNonNull(part, "part");
        }
    }

    /**
     * One test.
     *
     * @param operand what is tested
     * @param operator the sign or the word, {@code str[...]} included
     * @param negated whether {@code not} stands before the operator
     * @param literals at least one, in the order written
     */
    record Test(Tested operand, String operator, boolean negated, List<Literal> literals) implements Comparison {
        public Test {
            literals = List.copyOf(literals);
        }
    }

    /** {@code category memberOf tags}. */
    record TagTest(Tested operand, boolean negated) implements Comparison {}

    /** {@code "vip" memberOf tags}. */
    record LiteralTagTest(Literal tag, boolean negated) implements Comparison {}

    /** A field or an attribute, as a constraint names it. */
    sealed interface Tested {}

    /** A field. */
    record FieldName(TicketField field) implements Tested {}

    /**
     * An attribute.
     *
     * @param key the key, without quotes and escapes
     */
    record AttributeKey(String key) implements Tested {}
}
