package dev.pointsman.drools.policy;

import com.github.javaparser.ParseProblemException;
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
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import dev.pointsman.rule.IssueCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.drools.mvel.parser.ast.expr.BigDecimalLiteralExpr;
import org.drools.mvel.parser.ast.expr.BigIntegerLiteralExpr;
import org.drools.mvel.parser.ast.expr.DrlNameExpr;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.HalfPointFreeExpr;
import org.drools.mvel.parser.ast.expr.NullSafeFieldAccessExpr;
import org.drools.mvel.parser.ast.expr.NullSafeMethodCallExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.jspecify.annotations.Nullable;

/**
 * Checks the expressions in the conditions of one rule under a restricted policy. An expression is parsed by the parser
 * that the executable model uses, and every node of the tree has to be of a kind that is known to be harmless; the tree
 * is followed by the accessors of each kind, as not every node knows its children. One issue for each expression: after
 * the first doubt nothing more is concluded from it. Confined to one thread.
 */
final class ExpressionPolicy {

    /** The parser's time doubles with every bracket inside a bracket. */
    static final int NESTING_AT_MOST = 8;

    private static final int CHARACTERS_AT_MOST = 20_000;

    private static final Set<Class<?>> PLAIN_LITERALS = Set.of(
            BooleanLiteralExpr.class,
            NullLiteralExpr.class,
            IntegerLiteralExpr.class,
            LongLiteralExpr.class,
            DoubleLiteralExpr.class,
            BigDecimalLiteralExpr.class,
            BigIntegerLiteralExpr.class,
            StringLiteralExpr.class,
            CharLiteralExpr.class);
    private static final Set<UnaryExpr.Operator> SIGNS = Set.of(
            UnaryExpr.Operator.PLUS,
            UnaryExpr.Operator.MINUS,
            UnaryExpr.Operator.LOGICAL_COMPLEMENT,
            UnaryExpr.Operator.BITWISE_COMPLEMENT);
    private static final Set<String> OPERATORS = Set.of(
            "matches",
            "contains",
            "excludes",
            "memberOf",
            "in",
            "soundslike",
            "str[startsWith]",
            "str[endsWith]",
            "str[length]");
    private static final Pattern LITERAL_VALUE =
            Pattern.compile("[^\"\\\\\\n]*+(?:\\\\[btnfr0-7\"'\\\\][^\"\\\\\\n]*+)*+");
    private static final Pattern BINDING = Pattern.compile("([$\\p{L}_][$\\w]*+)\\s*+:(?!:)");
    private static final String BIND = "Compare fields, bound values and literals only.";

    /** Ends the check of an expression. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int at;
        private final String fix;

        Refused(int at, String message, String fix) {
            super(message, null, false, false);
            this.at = at;
            this.fix = fix;
        }
    }

    private final PolicyFindings findings;
    private final AllowedNames names;
    private final Set<String> bound = new HashSet<>();
    private int base;
    private ExpressionText text = new ExpressionText("");

    ExpressionPolicy(PolicyFindings findings, AllowedNames names) {
        this.findings = findings;
        this.names = names;
    }

    /** Returns the names bound so far. */
    Set<String> bound() {
        return bound;
    }

    /** Takes a name to which a pattern binds a value. */
    void bind(String name, int offset) {
        if (!binds(name)) {
            findings.forbidden(offset, "a value must not be bound to \"" + name + "\"", "Write $" + name + ".");
        }
    }

    private boolean binds(String name) {
        bound.add(name);
        return names.name(name);
    }

    /** Checks an expression that stands at {@code offset} of the file. */
    void check(String expression, int offset) {
        Map<Integer, String> regexes = new LinkedHashMap<>();
        base = offset;
        text = new ExpressionText(expression);
        if (text.nesting() > NESTING_AT_MOST) {
            limit("brackets are nested " + text.nesting() + " deep, at most " + NESTING_AT_MOST + " are read");
        } else if (SimpleText.compares(text.text(), this::readable, this::binds, regexes)) {
            regexes.forEach(
                    (start, literal) -> findings.regex(base + start, new StringLiteralExpr(null, literal).asString()));
        } else if (expression.length() > CHARACTERS_AT_MOST) {
            limit("an expression of " + expression.length() + " characters, at most " + CHARACTERS_AT_MOST
                    + " are read when it does more than compare");
        } else {
            parseAndCheck(expression);
        }
    }

    private void parseAndCheck(String expression) {
        try {
            visit(DrlxParseUtil.parseExpression(expression));
            if (!text.finished()) {
                throw new Refused(text.here(), "from here on the expression is not understood", BIND);
            }
            return;
        } catch (Refused e) {
            findings.forbidden(base + e.at, String.valueOf(e.getMessage()), e.fix);
        } catch (ParseProblemException | AssertionError e) { // the latter at some words of Java, such as enum
            String fix = expression.contains("\\") ? "A backslash in a text is written twice." : BIND;
            findings.restricted(IssueCode.SYNTAX, base, "Drools cannot read this expression", fix);
        }
        Matcher binding = BINDING.matcher(text.text());
        while (binding.find()) {
            bound.add(String.valueOf(binding.group(1)));
        }
    }

    private void limit(String message) {
        findings.restricted(IssueCode.LIMIT, base, message, "Split it into several rules.");
    }

    private void visit(Expression e) {
        if (e instanceof DrlxExpression drlx) {
            if (drlx.getBind() != null) {
                String name = drlx.getBind().getIdentifier();
                int at = text.find(name);
                require(binds(name), at, "a value must not be bound to \"" + name + "\"", "Write $" + name + ".");
            }
            visit(drlx.getExpr());
        } else if (e instanceof EnclosedExpr enclosed) {
            visit(enclosed.getInner());
        } else if (e instanceof BinaryExpr binary) {
            binary(binary);
        } else if (e instanceof HalfBinaryExpr half) {
            visit(half.getRight());
        } else if (e instanceof UnaryExpr unary) {
            require(SIGNS.contains(unary.getOperator()), text.here(), "a rule must not change values", BIND);
            visit(unary.getExpression());
        } else if (e instanceof PointFreeExpr test) {
            visit(test.getLeft());
            operator(test.getOperator().getIdentifier(), test.getArg1() != null, test.getRight());
        } else if (e instanceof HalfPointFreeExpr test) {
            operator(test.getOperator().getIdentifier(), test.getArg1() != null, test.getRight());
        } else {
            value(e);
        }
    }

    /** Long chains lean to the left; they are followed without recursion. */
    private void binary(BinaryExpr binary) {
        Deque<BinaryExpr> chain = new ArrayDeque<>();
        Expression left = binary;
        while (left.getClass() == BinaryExpr.class) {
            chain.push(left.asBinaryExpr());
            left = left.asBinaryExpr().getLeft();
        }
        visit(left);
        for (BinaryExpr link : chain) {
            text.find(link.getOperator().asString());
            visit(link.getRight());
        }
    }

    private void operator(String operator, boolean parameters, List<Expression> operands) {
        String word = operator.startsWith("str[") ? "str" : operator;
        int at = text.find(word);
        require(OPERATORS.contains(operator) && !parameters, at, "the operator " + operator + " is not allowed", BIND);
        if (word.equals("str")) {
            text.find(operator.substring(4, operator.length() - 1));
        }
        if (word.equals("matches")) {
            boolean literal = operands.size() == 1 && operands.get(0).getClass() == StringLiteralExpr.class;
            require(literal, text.here(), "matches needs a literal, so that its cost can be checked", BIND);
            findings.regex(
                    base + text.here(), operands.get(0).asStringLiteralExpr().asString());
        }
        operands.forEach(this::visit);
    }

    private void value(Expression e) {
        if (PLAIN_LITERALS.contains(e.getClass())) {
            literal(e);
        } else if (e.getClass() == DrlNameExpr.class || e.getClass() == NameExpr.class) {
            String name = e.asNameExpr().getNameAsString();
            int at = text.find(name);
            boolean up = e instanceof DrlNameExpr drl && drl.getBackReferencesCount() > 0;
            require(!up && readable(name), at, "\"" + name + "\" is no field that rules may read", BIND);
        } else if (e instanceof ThisExpr self && self.getTypeName().isEmpty()) {
            text.find("this");
        } else if (e instanceof ArrayAccessExpr access) {
            visit(access.getName());
            visit(access.getIndex());
        } else if (e instanceof FieldAccessExpr access) {
            field(
                    access.getScope(),
                    access.getNameAsString(),
                    access.getTypeArguments().isEmpty());
        } else if (e instanceof NullSafeFieldAccessExpr access) {
            field(
                    access.getScope(),
                    access.getName().getIdentifier(),
                    access.getTypeArguments().isEmpty());
        } else if (e instanceof MethodCallExpr call) {
            boolean plain = call.getTypeArguments().isEmpty();
            call(call.getScope().orElse(null), call.getNameAsString(), call.getArguments(), plain);
        } else if (e instanceof NullSafeMethodCallExpr call) {
            boolean plain = call.getTypeArguments().isEmpty();
            call(call.getScope().orElse(null), call.getName().getIdentifier(), call.getArguments(), plain);
        } else {
            String kind = e.getClass().getSimpleName().replace("Expr", "");
            throw new Refused(text.here(), "the policy of this rule set does not allow this (" + kind + ")", BIND);
        }
    }

    private void literal(Expression e) {
        if (e instanceof LiteralStringValueExpr literal) {
            boolean character = e instanceof CharLiteralExpr;
            String quote = character ? "'" : e instanceof StringLiteralExpr ? "\"" : "";
            int at = text.find(quote + literal.getValue() + quote);
            boolean harmless = LITERAL_VALUE.matcher(literal.getValue()).matches();
            require(harmless && !(character && literal.getValue().contains("\\")), at, "an odd literal", BIND);
        } else {
            text.find(e instanceof BooleanLiteralExpr b ? String.valueOf(b.getValue()) : "null");
        }
    }

    private void field(Expression scope, String name, boolean plain) {
        boolean constant = scope instanceof NameExpr type && names.constant(type.getNameAsString(), name);
        if (constant) {
            text.find(scope.asNameExpr().getNameAsString());
        } else {
            visit(scope);
        }
        int at = text.find(name);
        String fix = "Write a map's value as attributes[\"" + name + "\"].";
        require(plain && (constant || names.accessor(name)), at, "rules must not read \"" + name + "\"", fix);
    }

    private void call(@Nullable Expression scope, String name, List<Expression> arguments, boolean plain) {
        if (scope != null) {
            visit(scope);
        }
        int at = text.find(name);
        boolean reads = arguments.isEmpty() && names.accessor(name);
        boolean looks = scope != null && !arguments.isEmpty() && names.method(name);
        require(plain && (reads || looks), at, "rules must not call " + name + "(...)", BIND);
        arguments.forEach(this::visit);
    }

    private boolean readable(String name) {
        return (bound.contains(name) && names.name(name)) || names.accessor(name);
    }

    private static void require(boolean allowed, int at, String message, String fix) {
        if (!allowed) {
            throw new Refused(at, message, fix);
        }
    }
}
