package dev.pointsman.rule;

import dev.pointsman.source.Suggestion;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks the tests of rules against the types of tickets and the schema, the same for every rule language. Immutable and
 * thread-safe.
 */
public final class OperandTypes {

    /** What a test does with its literal. */
    public enum Use {
        /** Equal or not equal to it. */
        EQUALITY,
        /** It is one of a list. */
        LISTED,
        /** It is a bound. */
        ORDER,
        /** A text that matches, starts or ends so. */
        TEXT,
        /** A text or a tag that is contained. */
        CONTAINMENT,
        /** A number of characters. */
        LENGTH,
        /** Something that no plain rule does. */
        OTHER;

        private boolean isEquality() {
            return this == EQUALITY || this == LISTED;
        }
    }

    /**
     * How a rule language writes what a fix advises.
     *
     * @param presence tests for an absent and for a present value, for instance {@code == null or != null}
     * @param tagged a test for a tag
     * @param period what bounds a rule in time
     * @param flags tests of a boolean
     */
    public record Wording(String presence, String tagged, String period, String flags) {
        public Wording {
            Objects.requireNonNull(presence, "presence");
            Objects.requireNonNull(tagged, "tagged");
            Objects.requireNonNull(period, "period");
            Objects.requireNonNull(flags, "flags");
        }
    }

    /**
     * What is wrong with a test.
     *
     * @param atLiteral whether it is the literal that is wrong, rather than the operator
     * @param message what was found and what was expected
     * @param fix the likely fix
     */
    public record Misfit(IssueCode code, boolean atLiteral, String message, String fix) {
        public Misfit {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(fix, "fix");
        }
    }

    /**
     * A test as its author wrote it.
     *
     * @param use what it does with the literal
     * @param operator the operator, as the rule has it
     * @param literal the literal, as the rule has it
     */
    public record Written(Use use, String operator, String literal) {
        public Written {
            Objects.requireNonNull(use, "use");
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(literal, "literal");
        }
    }

    private final TicketSchema schema;
    private final Wording wording;

    /** Creates the checks of a rule set in one language. */
    public OperandTypes(TicketSchema schema, Wording wording) {
        this.schema = Objects.requireNonNull(schema, "schema");
        this.wording = Objects.requireNonNull(wording, "wording");
    }

    /** Returns what is wrong with an attribute: the schema does not declare it, though it declares some. */
    public Optional<Misfit> checkAttribute(String name) {
        if (schema.attributes().isEmpty() || schema.attributeType(name).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Misfit(
                IssueCode.UNKNOWN_ATTRIBUTE,
                false,
                "the schema has no attribute \"" + name + "\"",
                Suggestion.fix(name, schema.attributes().keySet())));
    }

    /** Returns what is wrong with a test: a literal that the operand can never hold, or an operator its type lacks. */
    public Optional<Misfit> check(Operand operand, @Nullable Object value, Written test) {
        return Optional.ofNullable(
                operand instanceof Operand.Field field
                        ? checkField(field.field(), value, test)
                        : checkAttributeValue(((Operand.Attribute) operand).name(), value, test));
    }

    private @Nullable Misfit checkField(TicketField field, @Nullable Object value, Written test) {
        return switch (field.kind()) {
            case TEXT -> checkText(field.fieldName(), schema.values(field).orElse(null), value, test);
            case NUMBER -> checkPriority(field, value, test);
            case TAGS -> checkTags(value, test);
            case INSTANT ->
                value == null && test.use().isEquality()
                        ? null
                        : wrongType(
                                field.fieldName(),
                                "a point in time",
                                test,
                                "Use " + wording.period() + " to bound a rule in time; a ticket's own time can only be"
                                        + " tested with " + wording.presence() + ".");
        };
    }

    private @Nullable Misfit checkText(
            String name, @Nullable Set<String> allowed, @Nullable Object value, Written test) {
        if (value == null) {
            return test.use().isEquality() ? null : wrongType(name, "text", test, "Use " + wording.presence() + ".");
        }
        if (!(value instanceof String text)) {
            boolean length = test.use() == Use.LENGTH && value instanceof Integer;
            return length ? null : wrongType(name, "text", test, "Write it in quotes: \"" + test.literal() + "\".");
        }
        if (test.use().isEquality() && allowed != null && !allowed.contains(text)) {
            return unknownValue("the schema has no " + name + " " + test.literal(), Suggestion.fix(text, allowed));
        }
        return null;
    }

    private @Nullable Misfit checkPriority(TicketField field, @Nullable Object value, Written test) {
        boolean comparison = test.use().isEquality() || test.use() == Use.ORDER;
        if (!comparison || (value != null && !(value instanceof Number))) {
            return wrongType(
                    field.fieldName(),
                    "a number",
                    test,
                    "Compare it with a number from " + Ticket.MOST_URGENT + " to " + Ticket.LEAST_URGENT
                            + ", without quotes.");
        }
        boolean whole = value instanceof Integer || (value instanceof Double number && number % 1 == 0);
        boolean inRange = value instanceof Number number
                && number.doubleValue() >= Ticket.MOST_URGENT
                && number.doubleValue() <= Ticket.LEAST_URGENT;
        if (value != null && test.use().isEquality() && !(whole && inRange)) {
            return unknownValue(
                    "no ticket has priority " + test.literal(),
                    "Priorities are " + Ticket.MOST_URGENT + " (most urgent) to " + Ticket.LEAST_URGENT + ".");
        }
        return null;
    }

    private @Nullable Misfit checkTags(@Nullable Object value, Written test) {
        if (test.use() != Use.CONTAINMENT || !(value instanceof String tag)) {
            return wrongType("tags", "a set of texts", test, "Use: " + wording.tagged() + ".");
        }
        Optional<Set<String>> allowed = schema.values(TicketField.TAGS);
        if (allowed.isPresent() && !allowed.get().contains(tag)) {
            return unknownValue("the schema has no tag " + test.literal(), Suggestion.fix(tag, allowed.get()));
        }
        return null;
    }

    private @Nullable Misfit checkAttributeValue(String name, @Nullable Object value, Written test) {
        if (value instanceof Double number && number.intValue() == number && test.use() == Use.EQUALITY) {
            return new Misfit(
                    IssueCode.WRONG_TYPE,
                    true,
                    "Drools finds no attribute equal to " + test.literal(),
                    "Write " + number.intValue() + ".");
        }
        AttributeType type = schema.attributeType(name).orElse(null);
        if (type == null) {
            return checkUntyped(name, value, test);
        }
        return switch (type) {
            case TEXT -> checkText(name, schema.attributeValues(name).orElse(null), value, test);
            case NUMBER -> {
                boolean comparison = test.use().isEquality() || test.use() == Use.ORDER;
                yield comparison && (value == null || value instanceof Number)
                        ? null
                        : wrongType(name, "a number", test, "Compare it with a number, without quotes.");
            }
            case BOOLEAN ->
                test.use().isEquality() && (value == null || value instanceof Boolean)
                        ? null
                        : wrongType(name, "true or false", test, "Use " + wording.flags() + ".");
        };
    }

    private @Nullable Misfit checkUntyped(String name, @Nullable Object value, Written test) {
        boolean textTest = test.use() == Use.TEXT || test.use() == Use.CONTAINMENT;
        boolean misfit =
                (test.use() == Use.ORDER && value instanceof Boolean) || (textTest && !(value instanceof String));
        return misfit ? wrongType(name, "of no declared type", test, "Declare its type in schema.yaml.") : null;
    }

    private static Misfit unknownValue(String message, String fix) {
        return new Misfit(IssueCode.UNKNOWN_VALUE, true, message, fix);
    }

    private static Misfit wrongType(String name, String is, Written test, String fix) {
        return new Misfit(
                IssueCode.WRONG_TYPE,
                false,
                name + " is " + is + ", it cannot be tested with " + test.operator() + " " + test.literal(),
                fix);
    }
}
