package dev.pointsman.drools;

import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
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
import org.drools.mvel.parser.printer.PrintUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads one test: an operand, an operator and literals. What does not fit the type of the operand, or lies outside the
 * schema, is reported. Confined to one thread.
 */
final class LeafReader {

    /** Stands for a test with an error, so that its rule is not taken for one without conditions. */
    static final Condition REFUSED = new Condition.Any(List.of());

    private static final Set<String> ORDERS = Set.of("<", "<=", ">", ">=");
    private static final OperandTypes.Wording WORDING = new OperandTypes.Wording(
            "== null or != null", "tags contains \"...\"", "date-effective and date-expires", "== true or == false");

    private final OperandTypes types;
    private final ConstraintIssues issues;

    LeafReader(TicketSchema schema, ConstraintIssues issues) {
        this.types = new OperandTypes(schema, WORDING);
        this.issues = issues;
    }

    static boolean isLiteral(Expression expression) {
        return expression instanceof EnclosedExpr enclosed
                ? isLiteral(enclosed.getInner())
                : expression instanceof LiteralStringValueExpr
                        || expression instanceof BooleanLiteralExpr
                        || expression instanceof NullLiteralExpr
                        || isNegativeNumber(expression);
    }

    private static boolean isNegativeNumber(Expression expression) {
        return expression instanceof UnaryExpr unary
                && unary.getOperator() == UnaryExpr.Operator.MINUS
                && (unary.getExpression() instanceof IntegerLiteralExpr
                        || unary.getExpression() instanceof DoubleLiteralExpr);
    }

    /** Returns the operand for an attribute, after checking that the schema has it. */
    Optional<Operand> attribute(String name) {
        types.checkAttribute(name)
                .ifPresent(misfit -> issues.errorAt("\"", misfit.code(), misfit.message(), misfit.fix()));
        return Optional.of(new Operand.Attribute(name));
    }

    /** {@code "vip" memberOf tags}. */
    Optional<Condition> tag(StringLiteralExpr literal, boolean negated) {
        Operand tags = new Operand.Field(TicketField.TAGS);
        return read(tags, "contains", negated, List.of(literal));
    }

    /** {@code category memberOf tags}. */
    Optional<Condition> memberOfTags(Operand operand, boolean negated) {
        return Optional.of(negate(new Condition.MemberOfTags(operand), negated));
    }

    /** Returns the condition; empty, without an issue, when the operator is none that is known. */
    Optional<Condition> read(Operand operand, String operator, boolean negated, List<Expression> literals) {
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
        for (Expression literal : literals) {
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
    private boolean readLiteral(Operand operand, String operator, Expression literal, List<@Nullable Object> values) {
        int before = issues.errors();
        if (literal instanceof EnclosedExpr enclosed) {
            if (enclosed.getInner() instanceof NullLiteralExpr) {
                issues.errorAt(
                        operator,
                        IssueCode.UNSUPPORTED,
                        "Drools finds no field equal to null in brackets",
                        "Write null without brackets.");
                return false;
            }
            return readLiteral(operand, operator, enclosed.getInner(), values);
        }
        issues.literal(literal);
        Object value = value(literal);
        if (issues.errors() == before) {
            check(operand, operator, value, literal);
            values.add(ORDERS.contains(operator) ? value : canonical(value));
        }
        return issues.errors() == before;
    }

    private void check(Operand operand, String operator, @Nullable Object value, Expression literal) {
        OperandTypes.Written test = new OperandTypes.Written(use(operator), operator, PrintUtil.printNode(literal));
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

    private @Nullable Object value(Expression literal) {
        if (literal instanceof BooleanLiteralExpr flag) {
            return flag.getValue();
        }
        if (literal instanceof NullLiteralExpr) {
            return null;
        }
        if (literal instanceof StringLiteralExpr string) {
            Optional<String> value = StringLiteral.value(string.getValue());
            if (value.isEmpty()) {
                String text = PrintUtil.printNode(literal);
                issues.errorAtLiteral(IssueCode.SYNTAX, StringLiteral.badEscape(text), StringLiteral.ESCAPES);
            }
            return value.orElse("");
        }
        String text = PrintUtil.printNode(literal);
        if (literal instanceof CharLiteralExpr) {
            issues.errorAtLiteral(
                    IssueCode.WRONG_TYPE, text + " is a character, which no text equals", "Write it in double quotes.");
            return null;
        }
        try {
            return number(literal, text);
        } catch (NumberFormatException e) {
            issues.errorAtLiteral(
                    IssueCode.WRONG_TYPE,
                    text + " is no number that Drools can compare with",
                    "Write a whole number below 2147483648, or a decimal such as 3000000000.0.");
            return null;
        }
    }

    private static Object number(Expression literal, String text) {
        Expression digits = literal instanceof UnaryExpr unary ? unary.getExpression() : literal;
        if (digits instanceof LongLiteralExpr) {
            throw new NumberFormatException(text);
        }
        boolean plain = text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
        boolean octal =
                digits instanceof IntegerLiteralExpr && text.replace("-", "").matches("0[0-9]+");
        if (!plain || octal) {
            throw new NumberFormatException(text);
        }
        return digits instanceof IntegerLiteralExpr ? (Object) Integer.valueOf(text) : Double.valueOf(text);
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
