package dev.pointsman.drools.tree;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.pointsman.drools.meaning.ConditionReader;
import dev.pointsman.drools.meaning.LeafReader;
import dev.pointsman.drools.text.Comparison;
import dev.pointsman.drools.text.ComparisonParser;
import dev.pointsman.drools.text.DrlScanner;
import dev.pointsman.drools.text.Literal;
import dev.pointsman.drools.text.StringLiteral;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.source.Suggestion;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
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
final class ExpressionReader {

    /** How the cause begins when a constraint only binds a variable. */
    static final String BINDS = "it binds ";

    private static final int LONGEST_QUOTE = 120;

    private final Set<String> bindings;
    private final PlacedIssues issues;
    private final ConditionReader conditions;

    ExpressionReader(Set<String> bindings, TicketSchema schema, PlacedIssues issues) {
        this.bindings = bindings;
        this.issues = issues;
        this.conditions = new ConditionReader(new LeafReader(schema, issues), issues);
    }

    /** Returns why the last constraint was not understood. */
    String cause() {
        return conditions.cause();
    }

    /** Tells whether the rule has more conditions than are read; that was reported. */
    boolean isFull() {
        return conditions.isFull();
    }

    /** Reads the constraint that {@link PlacedIssues} stands at; empty when it is not understood. */
    Optional<Condition> read(String constraint) {
        Optional<Comparison> comparison = ComparisonParser.parse(constraint);
        return comparison.isPresent() ? conditions.read(comparison.get()) : readWithDrools(constraint);
    }

    /** As {@link #read}, with the parser of Drools whatever the constraint. */
    Optional<Condition> readWithDrools(String constraint) {
        conditions.begin();
        try {
            DrlxExpression parsed = DrlxParseUtil.parseExpression(constraint);
            return parsed.getBind() == null
                    ? condition(parsed.getExpr())
                    : notUnderstood(BINDS + parsed.getBind().asString());
        } catch (ParseProblemException | AssertionError e) { // the latter at some words of Java, such as enum
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
        if (!conditions.enterTest()) {
            return Optional.empty();
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
        return Optional.of(ConditionReader.joined(operator == BinaryExpr.Operator.AND, parts));
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
            return isTags(free.getRight())
                    ? conditions.tag(new Literal(Literal.Kind.TEXT, tag.getValue()), free.isNegated())
                    : conditions.memberOfSomethingElse();
        }
        Optional<Operand> left = operand(free.getLeft());
        if (operator.equals("memberOf")) {
            return isTags(free.getRight())
                    ? left.flatMap(value -> conditions.memberOfTags(value, free.isNegated()))
                    : conditions.memberOfSomethingElse();
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

    private Optional<Condition> leaf(Operand operand, String operator, boolean negated, List<Expression> right) {
        List<Literal> literals = new ArrayList<>();
        for (Expression expression : right) {
            Optional<Literal> literal = literal(expression);
            if (literal.isEmpty()) {
                return noLiteral(expression);
            }
            literals.add(literal.get());
        }
        return conditions.leaf(operand, operator, negated, literals);
    }

    private static Optional<Literal> literal(Expression expression) {
        if (expression instanceof EnclosedExpr enclosed) {
            return literal(enclosed.getInner()).map(inner -> new Literal(inner.kind(), inner.content(), true));
        }
        if (expression instanceof StringLiteralExpr string) {
            return Optional.of(new Literal(Literal.Kind.TEXT, string.getValue()));
        }
        if (expression instanceof CharLiteralExpr character) {
            return Optional.of(new Literal(Literal.Kind.CHARACTER, character.getValue()));
        }
        boolean negative = expression instanceof UnaryExpr unary
                && unary.getOperator() == UnaryExpr.Operator.MINUS
                && (unary.getExpression() instanceof IntegerLiteralExpr
                        || unary.getExpression() instanceof DoubleLiteralExpr);
        Expression digits = negative ? ((UnaryExpr) expression).getExpression() : expression;
        Literal.Kind kind = digits instanceof BooleanLiteralExpr
                ? Literal.Kind.BOOLEAN
                : digits instanceof NullLiteralExpr
                        ? Literal.Kind.NULL
                        : digits instanceof IntegerLiteralExpr
                                ? Literal.Kind.WHOLE
                                : digits instanceof LongLiteralExpr ? Literal.Kind.LONG : Literal.Kind.OTHER;
        return kind != Literal.Kind.OTHER || digits instanceof LiteralStringValueExpr
                ? Optional.of(new Literal(kind, PrintUtil.printNode(expression)))
                : Optional.empty();
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
        return operand.map(conditions::passed);
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
                return StringLiteral.value(literal.getValue()).map(conditions::attribute);
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
        return conditions.notUnderstood(why);
    }
}
