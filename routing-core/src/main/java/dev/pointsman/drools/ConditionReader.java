package dev.pointsman.drools;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.RuleLimits;
import dev.pointsman.source.Suggestion;
import dev.pointsman.ticket.TicketField;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.HalfPointFreeExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.drools.mvel.parser.printer.PrintUtil;
import org.jspecify.annotations.Nullable;

/**
 * Reads one constraint of a Ticket pattern into a {@link Condition}, with the parser that Drools' executable model uses,
 * so that both see the same tree. A constraint that is not understood gives no condition and a cause; it is never
 * guessed at. Confined to one thread.
 */
final class ConditionReader {

    /** How the cause begins when a constraint only binds a variable. */
    static final String BINDS = "it binds ";

    private static final int LONGEST_QUOTE = 120;

    private final Set<String> bindings;
    private final LeafReader leaves;
    private final ConstraintIssues issues;
    private int conditions;
    private @Nullable String cause;

    ConditionReader(Set<String> bindings, LeafReader leaves, ConstraintIssues issues) {
        this.bindings = bindings;
        this.leaves = leaves;
        this.issues = issues;
    }

    /** Returns why the last constraint was not understood. */
    String cause() {
        return cause == null ? "" : cause;
    }

    /** Tells whether the rule has more conditions than are read; that was reported. */
    boolean isFull() {
        return conditions > RuleLimits.CONDITIONS;
    }

    /** Reads the constraint that {@link ConstraintIssues} stands at; empty when it is not understood. */
    Optional<Condition> read(String constraint) {
        Optional<Expression> comparison = ComparisonParser.parse(constraint);
        if (comparison.isEmpty()) {
            return readWithDrools(constraint);
        }
        cause = null;
        return condition(comparison.get());
    }

    /** As {@link #read}, with the parser of Drools whatever the constraint. */
    Optional<Condition> readWithDrools(String constraint) {
        cause = null;
        try {
            DrlxExpression parsed = DrlxParseUtil.parseExpression(constraint);
            return parsed.getBind() == null
                    ? condition(parsed.getExpr())
                    : notUnderstood(BINDS + parsed.getBind().asString());
        } catch (ParseProblemException e) {
            unreadable(constraint);
            return notUnderstood("it cannot be read");
        } catch (StackOverflowError e) {
            issues.error(
                    IssueCode.LIMIT,
                    "this constraint is too long or nested too deeply to be read",
                    "List values with in ( ... ), or write several rules.");
            return notUnderstood("it is too long");
        }
    }

    private void unreadable(String constraint) {
        for (DrlScanner.Token token : DrlScanner.scan(constraint)) {
            String text = token.text();
            boolean badEscape = token.kind() == DrlScanner.Kind.STRING
                    && text.length() > 1
                    && StringLiteral.value(text.substring(1, text.length() - 1)).isEmpty();
            if (badEscape) {
                issues.errorAt(token.start(), IssueCode.SYNTAX, StringLiteral.badEscape(text), StringLiteral.ESCAPES);
                return;
            }
        }
        boolean cut = constraint.length() > LONGEST_QUOTE;
        issues.error(
                IssueCode.SYNTAX,
                "this constraint cannot be read: "
                        + (cut ? constraint.substring(0, LONGEST_QUOTE) + "..." : constraint),
                "");
    }

    private Optional<Condition> condition(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return condition(enclosed.getInner());
        }
        if (expression instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            return unary.getExpression() instanceof EnclosedExpr inner
                    ? condition(inner.getInner()).map(Condition.Not::new)
                    : notUnderstood("! stands before a value, put the test in brackets");
        }
        if (expression instanceof BinaryExpr binary && isConnective(binary)) {
            return connective(binary);
        }
        issues.enter();
        if (++conditions > RuleLimits.CONDITIONS) {
            issues.error(
                    IssueCode.LIMIT,
                    "the rule has more than " + RuleLimits.CONDITIONS + " conditions",
                    "List values with in ( ... ), or write several rules.");
            return notUnderstood("it is too long");
        }
        if (expression instanceof BinaryExpr binary) {
            return operand(binary.getLeft())
                    .flatMap(left -> leaf(left, binary.getOperator().asString(), false, List.of(binary.getRight())));
        }
        if (expression instanceof PointFreeExpr free) {
            return pointFree(free);
        }
        return notUnderstood("it is no comparison: " + PrintUtil.printNode(expression));
    }

    private static boolean isConnective(Expression expression) {
        return expression instanceof BinaryExpr binary
                && (binary.getOperator() == BinaryExpr.Operator.AND || binary.getOperator() == BinaryExpr.Operator.OR);
    }

    /** A chain of one connective is one node, however it was bracketed by the parser; chains can be long, so no recursion. */
    private Optional<Condition> connective(BinaryExpr chain) {
        BinaryExpr.Operator operator = chain.getOperator();
        Deque<Expression> operands = new ArrayDeque<>();
        Expression rest = chain;
        while (rest instanceof BinaryExpr binary && binary.getOperator() == operator) {
            operands.addFirst(binary.getRight());
            rest = binary.getLeft();
        }
        operands.addFirst(rest);
        List<Condition> parts = new ArrayList<>();
        for (Expression operand : operands) {
            Optional<Condition> part = operand instanceof HalfBinaryExpr || operand instanceof HalfPointFreeExpr
                    ? half(operand, parts)
                    : condition(operand);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(operator == BinaryExpr.Operator.OR ? Condition.anyOf(parts) : new Condition.All(parts));
    }

    /** {@code category == "a" || == "b"}: the half belongs to what the test before it looked at. */
    private Optional<Condition> half(Expression half, List<Condition> before) {
        Condition last = before.isEmpty() ? null : before.get(before.size() - 1);
        Condition tested = last instanceof Condition.Not not ? not.part() : last;
        if (!(tested instanceof Condition.Leaf leaf)) {
            return notUnderstood("an abbreviated test does not follow a plain one");
        }
        issues.enter();
        if (half instanceof HalfBinaryExpr binary) {
            return leaf(leaf.operand(), binary.getOperator().asString(), false, List.of(binary.getRight()));
        }
        HalfPointFreeExpr free = (HalfPointFreeExpr) half;
        return leaf(leaf.operand(), operator(free.getOperator(), free.getArg1()), free.isNegated(), free.getRight());
    }

    private Optional<Condition> pointFree(PointFreeExpr free) {
        String operator = operator(free.getOperator(), free.getArg1());
        if (operator.equals("memberOf") && free.getLeft() instanceof StringLiteralExpr tag) {
            return isTags(free.getRight()) ? leaves.tag(tag, free.isNegated()) : notUnderstood("memberOf takes tags");
        }
        Optional<Operand> left = operand(free.getLeft());
        if (operator.equals("memberOf")) {
            return isTags(free.getRight())
                    ? left.flatMap(value -> leaves.memberOfTags(value, free.isNegated()))
                    : notUnderstood("memberOf takes tags");
        }
        return left.flatMap(value -> leaf(value, operator, free.isNegated(), List.copyOf(free.getRight())));
    }

    private static boolean isTags(List<Expression> right) {
        return right.size() == 1
                && right.get(0) instanceof NameExpr name
                && name.getNameAsString().equals(TicketField.TAGS.fieldName());
    }

    /** Returns {@code str[startsWith]} and the like, which the parser gives in one part or in two. */
    private static String operator(SimpleName name, @Nullable Expression argument) {
        return argument == null ? name.asString() : name.asString() + "[" + PrintUtil.printNode(argument) + "]";
    }

    private Optional<Condition> leaf(Operand operand, String operator, boolean negated, List<Expression> literals) {
        for (Expression literal : literals) {
            if (!LeafReader.isLiteral(literal)) {
                return noLiteral(literal);
            }
        }
        Optional<Condition> leaf = leaves.read(operand, operator, negated, literals);
        leaf.ifPresent(issues::mark);
        return leaf.isPresent() ? leaf : notUnderstood("the operator " + operator + " is not one of the index");
    }

    private Optional<Condition> noLiteral(Expression found) {
        boolean unquoted = found instanceof NameExpr name
                && !bindings.contains(name.getNameAsString())
                && !name.getNameAsString().startsWith("$")
                && TicketField.find(name.getNameAsString()).isEmpty();
        if (unquoted) {
            String text = ((NameExpr) found).getNameAsString();
            issues.errorAt(
                    text, IssueCode.WRONG_TYPE, text + " is no value", "Maybe you meant \"" + text + "\", in quotes.");
        }
        return notUnderstood("it compares with " + PrintUtil.printNode(found) + ", which is no literal");
    }

    private Optional<Operand> operand(Expression expression) {
        Optional<Operand> operand = operandOf(expression);
        operand.ifPresent(found -> issues.pass(found instanceof Operand.Field field ? field.text() : "]"));
        return operand;
    }

    private Optional<Operand> operandOf(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return operand(enclosed.getInner());
        }
        if (expression instanceof NameExpr name) {
            return field(name.getNameAsString());
        }
        if (expression instanceof FieldAccessExpr access && access.getScope() instanceof ThisExpr) {
            return field(access.getNameAsString());
        }
        if (expression instanceof ArrayAccessExpr access && isAttributes(access.getName())) {
            Expression key = access.getIndex();
            if (key instanceof StringLiteralExpr literal) {
                return StringLiteral.value(literal.getValue()).flatMap(leaves::attribute);
            }
            if (key.isCharLiteralExpr()) {
                issues.errorAt(
                        "'",
                        IssueCode.WRONG_TYPE,
                        "the key " + key + " is one character, which no text equals",
                        "Write it in double quotes.");
            }
        }
        notUnderstood("it looks at " + PrintUtil.printNode(expression) + ", which is no field of the ticket");
        return Optional.empty();
    }

    private static boolean isAttributes(Node node) {
        return node instanceof NameExpr name && name.getNameAsString().equals("attributes");
    }

    private Optional<Operand> field(String name) {
        Optional<TicketField> field = TicketField.find(name);
        if (field.isPresent()) {
            return Optional.of(new Operand.Field(field.get()));
        }
        if (!bindings.contains(name) && !name.startsWith("$") && !name.equals("attributes")) {
            issues.errorAt(
                    name,
                    IssueCode.UNKNOWN_FIELD,
                    "tickets have no field \"" + name + "\"",
                    Suggestion.fix(name, TicketField.names()) + " The host's own fields are written attributes[\""
                            + name + "\"].");
        }
        notUnderstood("it looks at " + name + ", which is no field of the ticket");
        return Optional.empty();
    }

    private <T> Optional<T> notUnderstood(String why) {
        if (cause == null) {
            cause = why;
        }
        return Optional.empty();
    }
}
