package dev.pointsman.drools.meaning;

import dev.pointsman.drools.text.Literal;
import dev.pointsman.drools.text.StringLiteral;
import dev.pointsman.regex.SlowRegex;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.OperandTypes;
import dev.pointsman.rule.Regex;
import dev.pointsman.rule.Relation;
import dev.pointsman.rule.RuleLimits;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one test: an operand, an operator and literals. What does not fit the type of the operand, or lies outside the
 * schema, is reported. Confined to one thread.
 */
public final class LeafReader {

    /** Stands for a test with an error, so that its rule is not taken for one without conditions. */
    static final Condition REFUSED = new Condition.Any(List.of());

    private static final Set<String> ORDERS = Set.of("<", "<=", ">", ">=");
    private static final OperandTypes.Wording WORDING = new OperandTypes.Wording(
            "== null or != null", "tags contains \"...\"", "date-effective and date-expires", "== true or == false");

    private final OperandTypes types;
    private final ConstraintIssues issues;

    /** Reads tests of a ticket of this schema. */
    public LeafReader(TicketSchema schema, ConstraintIssues issues) {
        this.types = new OperandTypes(schema, WORDING);
        this.issues = issues;
    }

    /** Returns the operand for an attribute, after checking that the schema has it. */
    Operand attribute(String name) {
        types.checkAttribute(name)
                .ifPresent(misfit -> issues.errorAt("\"", misfit.code(), misfit.message(), misfit.fix()));
        return new Operand.Attribute(name);
    }

    /** {@code "vip" memberOf tags}. */
    Optional<Condition> tag(Literal literal, boolean negated) {
        Operand tags = new Operand.Field(TicketField.TAGS);
        return read(tags, "contains", negated, List.of(literal));
    }

    /** {@code category memberOf tags}. */
    Optional<Condition> memberOfTags(Operand operand, boolean negated) {
        return Optional.of(negate(new Condition.MemberOfTags(operand), negated));
    }

    /** Returns the condition; empty, without an issue, when the operator is none that is known. */
    Optional<Condition> read(Operand operand, String operator, boolean negated, List<Literal> literals) {
        if (literals.size() > RuleLimits.LISTED_VALUES) {
            issues.errorAt(
                    operator,
                    IssueCode.LIMIT,
                    "the list has more than " + RuleLimits.LISTED_VALUES + " values",
                    "Write several rules.");
            return Optional.of(REFUSED);
        }
        List<@Nullable Object> values = new ArrayList<>();
        boolean fine = true;
        for (Literal literal : literals) {
            fine &= readLiteral(operand, operator, literal, values);
        }
        if (!fine) {
            return Optional.of(REFUSED);
        }
        Object value = values.isEmpty() ? null : values.get(0);
        if (operator.equals("in") && values.size() == 1 && value == null) {
            issues.errorAt(
                    operator,
                    IssueCode.UNSUPPORTED,
                    "Drools cannot evaluate a list of null alone",
                    "Use == null or != null.");
            return Optional.of(REFUSED);
        }
        return switch (operator) {
            case "==" -> Optional.of(new Condition.Equal(operand, value));
            case "!=" -> Optional.of(new Condition.Not(new Condition.Equal(operand, value)));
            case "in" -> Optional.of(negate(new Condition.OneOf(operand, values), negated));
            case "<", "<=", ">", ">=" -> Optional.of(order(operand, operator, value));
            case "matches" -> values.size() == 1 ? matches(operand, value, negated) : Optional.empty();
            case "contains" -> values.size() == 1 ? contains(operand, value, negated) : Optional.empty();
            case "excludes" -> values.size() == 1 ? contains(operand, value, !negated) : Optional.empty();
            case "str[startsWith]" -> affix(operand, false, value, negated);
            case "str[endsWith]" -> affix(operand, true, value, negated);
            case "str[length]" ->
                value instanceof Integer characters
                        ? Optional.of(negate(new Condition.Length(operand, characters), negated))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Reads a literal and checks it; false when there was an error. */
    private boolean readLiteral(Operand operand, String operator, Literal literal, List<@Nullable Object> values) {
        int before = issues.errors();
        if (literal.bracketed() && literal.kind() == Literal.Kind.NULL) {
            issues.errorAt(
                    operator,
                    IssueCode.UNSUPPORTED,
                    "Drools finds no field equal to null in brackets",
                    "Write null without brackets.");
            return false;
        }
        issues.literal(literal);
        Object value = value(literal);
        if (issues.errors() == before) {
            check(operand, operator, value, literal);
            values.add(ORDERS.contains(operator) ? value : canonical(value));
        }
        return issues.errors() == before;
    }

    private void check(Operand operand, String operator, @Nullable Object value, Literal literal) {
        OperandTypes.Written test = new OperandTypes.Written(use(operator), operator, literal.text());
        types.check(operand, value, test).ifPresent(misfit -> {
            if (misfit.atLiteral()) {
                issues.errorAtLiteral(misfit.code(), misfit.message(), misfit.fix());
            } else {
                issues.errorAt(operator, misfit.code(), misfit.message(), misfit.fix());
            }
        });
    }

    private static OperandTypes.Use use(String operator) {
        return switch (operator) {
            case "==", "!=" -> OperandTypes.Use.EQUALITY;
            case "in" -> OperandTypes.Use.LISTED;
            case "<", "<=", ">", ">=" -> OperandTypes.Use.ORDER;
            case "matches", "str[startsWith]", "str[endsWith]" -> OperandTypes.Use.TEXT;
            case "contains", "excludes" -> OperandTypes.Use.CONTAINMENT;
            case "str[length]" -> OperandTypes.Use.LENGTH;
            default -> OperandTypes.Use.OTHER;
        };
    }

    /** Numbers in the form in which tickets keep them; not behind an order, where a text is read in the literal's own type. */
    private static @Nullable Object canonical(@Nullable Object value) {
        return value instanceof Double number && number.intValue() == number ? (Object) number.intValue() : value;
    }

    private @Nullable Object value(Literal literal) {
        return switch (literal.kind()) {
            case BOOLEAN -> literal.content().equals("true");
            case NULL -> null;
            case TEXT -> text(literal);
            case CHARACTER -> {
                issues.errorAtLiteral(
                        IssueCode.WRONG_TYPE,
                        literal.text() + " is a character, which no text equals",
                        "Write it in double quotes.");
                yield null;
            }
            case WHOLE, LONG, OTHER -> number(literal);
        };
    }

    private String text(Literal literal) {
        Optional<String> value = StringLiteral.value(literal.content());
        if (value.isEmpty()) {
            issues.errorAtLiteral(IssueCode.SYNTAX, StringLiteral.badEscape(literal.text()), StringLiteral.ESCAPES);
        }
        return value.orElse("");
    }

    private @Nullable Object number(Literal literal) {
        String text = literal.text();
        boolean whole = literal.kind() == Literal.Kind.WHOLE;
        try {
            if (isPlain(text) && literal.kind() != Literal.Kind.LONG && !(whole && isOctal(text))) {
                return whole ? (Object) Integer.valueOf(text) : Double.valueOf(text);
            }
        } catch (NumberFormatException e) {
            // it is reported like any other
        }
        issues.errorAtLiteral(
                IssueCode.WRONG_TYPE,
                text + " is no number that Drools can compare with",
                "Write a whole number below 2147483648, or a decimal such as 3000000000.0.");
        return null;
    }

    private static boolean isPlain(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isOctal(String number) {
        int first = number.startsWith("-") ? 1 : 0;
        return number.length() > first + 1 && number.charAt(first) == '0';
    }

    private Condition order(Operand operand, String operator, @Nullable Object value) {
        Relation relation = switch (operator) {
            case "<" -> Relation.LESS;
            case "<=" -> Relation.AT_MOST;
            case ">" -> Relation.GREATER;
            default -> Relation.AT_LEAST;
        };
        if (value instanceof Comparable<?> bound) {
            return new Condition.Order(operand, relation, bound);
        }
        issues.errorAt(operator, IssueCode.WRONG_TYPE, "null stands in no order", "Use == null or != null.");
        return REFUSED;
    }

    private Optional<Condition> matches(Operand operand, @Nullable Object value, boolean negated) {
        String expression = String.valueOf(value);
        try {
            Regex regex = Regex.of(expression);
            SlowRegex.problem(expression)
                    .ifPresent(part -> issues.errorAtLiteral(
                            IssueCode.SLOW_REGEX,
                            "the expression can take exponential time on " + part,
                            "Take the inner or the outer repetition out, or use contains."));
            return Optional.of(new Condition.Matches(operand, regex, negated));
        } catch (PatternSyntaxException e) {
            issues.errorAtLiteral(
                    IssueCode.BAD_REGEX,
                    "\"" + expression + "\" is no regular expression: " + e.getDescription() + " at character "
                            + (e.getIndex() + 1),
                    "");
            return Optional.of(REFUSED);
        }
    }

    private Optional<Condition> contains(Operand operand, @Nullable Object value, boolean negated) {
        if (operand instanceof Operand.Attribute) {
            issues.errorAt(
                    "contains",
                    IssueCode.UNSUPPORTED,
                    "Drools cannot test an attribute with contains",
                    "Use matches \"(?s).*...*\", or a field.");
            return Optional.of(REFUSED);
        }
        return Optional.of(negate(new Condition.Contains(operand, String.valueOf(value)), negated));
    }

    private static Optional<Condition> affix(Operand operand, boolean atEnd, @Nullable Object value, boolean negated) {
        return value instanceof String text
                ? Optional.of(negate(new Condition.Affix(operand, atEnd, text), negated))
                : Optional.empty();
    }

    private static Condition negate(Condition condition, boolean negated) {
        return negated ? new Condition.Not(condition) : condition;
    }
}
