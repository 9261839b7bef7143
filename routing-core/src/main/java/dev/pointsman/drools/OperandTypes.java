package dev.pointsman.drools;

import com.github.javaparser.ast.expr.Expression;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.source.Suggestion;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.util.Optional;
import java.util.Set;
import org.drools.mvel.parser.printer.PrintUtil;
import org.jspecify.annotations.Nullable;

/** Checks literals and operators against the types of tickets and the schema. Confined to one thread. */
final class OperandTypes {

    private static final Set<String> EQUALITY = Set.of("==", "!=", "in");
    private static final Set<String> TEXT_TESTS =
            Set.of("matches", "contains", "excludes", "str[startsWith]", "str[endsWith]");
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");

    private final TicketSchema schema;
    private final ConstraintIssues issues;

    OperandTypes(TicketSchema schema, ConstraintIssues issues) {
        this.schema = schema;
        this.issues = issues;
    }

    /** Reports an attribute that the schema does not declare, if it declares any. */
    void checkAttribute(String name) {
        if (!schema.attributes().isEmpty() && schema.attributeType(name).isEmpty()) {
            issues.errorAt(
                    "\"",
                    IssueCode.UNKNOWN_ATTRIBUTE,
                    "the schema has no attribute \"" + name + "\"",
                    Suggestion.fix(name, schema.attributes().keySet()));
        }
    }

    /**
     * Reports a literal that the operand can never hold, or an operator that its type does not have.
     *
     * @param written the literal as the rule has it
     */
    void check(Operand operand, String operator, @Nullable Object value, Expression written) {
        if (operand instanceof Operand.Field field) {
            checkField(field.field(), operator, value, written);
        } else if (operand instanceof Operand.Attribute attribute) {
            checkAttributeValue(attribute.name(), operator, value, written);
        }
    }

    private void checkField(TicketField field, String operator, @Nullable Object value, Expression written) {
        switch (field.kind()) {
            case TEXT -> checkText(field.fieldName(), schema.values(field).orElse(null), operator, value, written);
            case NUMBER -> checkPriority(field, operator, value, written);
            case TAGS -> checkTags(operator, value, written);
            case INSTANT -> {
                if (value != null || !EQUALITY.contains(operator)) {
                    wrongType(
                            field.fieldName(),
                            "a point in time",
                            operator,
                            written,
                            "Use date-effective and date-expires to bound a rule in time; a ticket's own time can only be"
                                    + " tested with == null and != null.");
                }
            }
        }
    }

    private void checkText(
            String name, @Nullable Set<String> allowed, String operator, @Nullable Object value, Expression written) {
        boolean lengthTest = operator.equals("str[length]") && value instanceof Integer;
        boolean nullTest = value == null && EQUALITY.contains(operator);
        if (!(value instanceof String text)) {
            if (value == null && !nullTest) {
                wrongType(name, "text", operator, written, "Use == null or != null.");
            } else if (!lengthTest && !nullTest) {
                wrongType(name, "text", operator, written, "Write it in quotes: \"" + text(written) + "\".");
            }
            return;
        }
        if (EQUALITY.contains(operator) && allowed != null && !allowed.contains(text)) {
            issues.errorAtLiteral(
                    IssueCode.UNKNOWN_VALUE,
                    "the schema has no " + name + " " + text(written),
                    Suggestion.fix(text, allowed));
        }
    }

    private void checkPriority(TicketField field, String operator, @Nullable Object value, Expression written) {
        boolean comparison = EQUALITY.contains(operator) || ORDER.contains(operator);
        if (!comparison || (value != null && !(value instanceof Number))) {
            wrongType(
                    field.fieldName(),
                    "a number",
                    operator,
                    written,
                    "Compare it with a number from " + Ticket.MOST_URGENT + " to " + Ticket.LEAST_URGENT
                            + ", without quotes.");
            return;
        }
        boolean whole = value instanceof Integer || (value instanceof Double number && number % 1 == 0);
        boolean inRange = value instanceof Number number
                && number.doubleValue() >= Ticket.MOST_URGENT
                && number.doubleValue() <= Ticket.LEAST_URGENT;
        if (value != null && EQUALITY.contains(operator) && !(whole && inRange)) {
            issues.errorAtLiteral(
                    IssueCode.UNKNOWN_VALUE,
                    "no ticket has priority " + text(written),
                    "Priorities are " + Ticket.MOST_URGENT + " (most urgent) to " + Ticket.LEAST_URGENT + ".");
        }
    }

    private void checkTags(String operator, @Nullable Object value, Expression written) {
        boolean containment = operator.equals("contains") || operator.equals("excludes");
        if (!containment || !(value instanceof String tag)) {
            wrongType("tags", "a set of texts", operator, written, "Use: tags contains \"...\".");
            return;
        }
        Optional<Set<String>> allowed = schema.values(TicketField.TAGS);
        if (allowed.isPresent() && !allowed.get().contains(tag)) {
            issues.errorAtLiteral(
                    IssueCode.UNKNOWN_VALUE,
                    "the schema has no tag " + text(written),
                    Suggestion.fix(tag, allowed.get()));
        }
    }

    private void checkAttributeValue(String name, String operator, @Nullable Object value, Expression written) {
        Optional<AttributeType> type = schema.attributeType(name);
        if (value instanceof Double number
                && number.intValue() == number
                && !operator.equals("in")
                && EQUALITY.contains(operator)) {
            issues.errorAtLiteral(
                    IssueCode.WRONG_TYPE,
                    "Drools finds no attribute equal to " + text(written),
                    "Write " + number.intValue() + ".");
            return;
        }
        if (type.isEmpty()) {
            checkUntyped(name, operator, value, written);
            return;
        }
        switch (type.get()) {
            case TEXT -> checkText(name, schema.attributeValues(name).orElse(null), operator, value, written);
            case NUMBER -> {
                boolean comparison = EQUALITY.contains(operator) || ORDER.contains(operator);
                if (!comparison || (value != null && !(value instanceof Number))) {
                    wrongType(name, "a number", operator, written, "Compare it with a number, without quotes.");
                }
            }
            case BOOLEAN -> {
                if (!EQUALITY.contains(operator) || (value != null && !(value instanceof Boolean))) {
                    wrongType(name, "true or false", operator, written, "Use == true or == false.");
                }
            }
        }
    }

    private void checkUntyped(String name, String operator, @Nullable Object value, Expression written) {
        boolean textTest = TEXT_TESTS.contains(operator);
        boolean misfit =
                (ORDER.contains(operator) && value instanceof Boolean) || (textTest && !(value instanceof String));
        if (misfit) {
            wrongType(name, "of no declared type", operator, written, "Declare its type in schema.yaml.");
        }
    }

    private void wrongType(String name, String is, String operator, Expression written, String fix) {
        issues.errorAt(
                operator,
                IssueCode.WRONG_TYPE,
                name + " is " + is + ", it cannot be tested with " + operator + " " + text(written),
                fix);
    }

    private static String text(Expression written) {
        return PrintUtil.printNode(written);
    }
}
