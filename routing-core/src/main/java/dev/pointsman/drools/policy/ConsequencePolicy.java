package dev.pointsman.drools.policy;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.pointsman.drools.text.Consequence;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.source.LineMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;

/**
 * Checks the consequence of one rule under a restricted policy: statements {@code routing.to(...)}, each perhaps with
 * {@code .because(...)}, whose arguments are literals, bound names, and their concatenation. It is parsed as Drools does
 * when it generates code, so a bracket that would close the generated method does not parse. Confined to one thread.
 */
final class ConsequencePolicy {

    private static final int CHARACTERS_AT_MOST = 20_000;
    private static final String FORM = "Write routing.to(\"team\").because(\"reason\");";
    private static final String BIND = "Bind the value in the pattern, for instance Outage( $id : id ), and use $id.";

    private static final Set<Class<?>> LITERALS = Set.of(
            StringLiteralExpr.class,
            CharLiteralExpr.class,
            IntegerLiteralExpr.class,
            LongLiteralExpr.class,
            DoubleLiteralExpr.class,
            BooleanLiteralExpr.class);
    private static final Pattern PROBLEM_LINE = Pattern.compile("line (\\d+),? ?col(?:umn)? (\\d+)");

    private final PolicyFindings findings;
    private final Set<String> bound;
    private final LineMap lines;
    private final int base;

    /**
     * Takes what is needed to check.
     *
     * @param bound the names that the patterns bind
     * @param lines the consequence as a text of its own
     * @param base offset of the consequence in the file
     */
    ConsequencePolicy(PolicyFindings findings, Set<String> bound, LineMap lines, int base) {
        this.findings = findings;
        this.bound = bound;
        this.lines = lines;
        this.base = base;
    }

    /** Checks the consequence. */
    void check() {
        String text = lines.file().text();
        ExpressionText code = new ExpressionText(text);
        if (SimpleText.nominates(code.text()) || lacksOnlyItsSemicolon(text)) {
            return;
        }
        if (text.length() > CHARACTERS_AT_MOST || code.nesting() > ExpressionPolicy.NESTING_AT_MOST) {
            findings.restricted(IssueCode.LIMIT, base, "a consequence too long, or nested too deeply", FORM);
            return;
        }
        try {
            DrlxParseUtil.parseBlock(text).getStatements().forEach(this::statement);
        } catch (ParseProblemException | AssertionError e) { // the latter at some words of Java, such as enum
            findings.forbidden(base + problemAt(e), "the consequence is not a sequence of statements", FORM);
        }
    }

    /** This is reported when the rule is translated. */
    private static boolean lacksOnlyItsSemicolon(String text) {
        return Consequence.of(text + ";").isPresent();
    }

    private int problemAt(Throwable e) {
        Matcher at = PROBLEM_LINE.matcher(String.valueOf(e.getMessage()));
        return at.find() ? offset(new Position(Integer.parseInt(at.group(1)), Integer.parseInt(at.group(2)))) : 0;
    }

    private void statement(Statement statement) {
        if (statement.isEmptyStmt()) {
            return;
        }
        if (!(statement instanceof ExpressionStmt expression)
                || !(expression.getExpression() instanceof MethodCallExpr)) {
            findings.forbidden(at(statement), "a consequence can only call routing", FORM);
            return;
        }
        MethodCallExpr call = expression.getExpression().asMethodCallExpr();
        if (is(call, "because") && call.getScope().orElseThrow() instanceof MethodCallExpr to) {
            if (nominates(to)) {
                argument(to.getArgument(0));
                argument(call.getArgument(0));
                return;
            }
        } else if (nominates(call)) {
            argument(call.getArgument(0));
            return;
        }
        findings.forbidden(at(call), "a consequence can only call routing", FORM);
    }

    private static boolean nominates(MethodCallExpr call) {
        return is(call, "to")
                && call.getScope().orElseThrow() instanceof NameExpr scope
                && scope.getNameAsString().equals("routing");
    }

    private static boolean is(MethodCallExpr call, String name) {
        return call.getNameAsString().equals(name)
                && call.getArguments().size() == 1
                && call.getScope().isPresent()
                && call.getTypeArguments().isEmpty();
    }

    private void argument(Expression e) {
        if (e instanceof EnclosedExpr enclosed) {
            argument(enclosed.getInner());
        } else if (e instanceof BinaryExpr sum && sum.getOperator() == BinaryExpr.Operator.PLUS) {
            argument(sum.getLeft());
            argument(sum.getRight());
        } else if (e instanceof NameExpr name) {
            if (!bound.contains(name.getNameAsString())) {
                findings.forbidden(at(e), "\"" + name.getNameAsString() + "\" is not bound in a pattern", BIND);
            }
        } else if (!LITERALS.contains(e.getClass())) {
            findings.forbidden(at(e), "only literals, bound values and + can be said here", BIND);
        }
    }

    private int at(Node node) {
        return base + node.getBegin().map(this::offset).orElse(0);
    }

    /** The parser sees the consequence below an opening bracket on a line of its own. */
    private int offset(Position position) {
        return lines.offsetOf(position.line - 1, position.column);
    }
}
