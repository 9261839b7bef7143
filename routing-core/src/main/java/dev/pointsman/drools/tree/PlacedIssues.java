package dev.pointsman.drools.tree;

import dev.pointsman.drools.meaning.ConstraintIssues;
import dev.pointsman.drools.text.DrlScanner;
import dev.pointsman.drools.text.DrlScanner.Kind;
import dev.pointsman.drools.text.DrlScanner.Token;
import dev.pointsman.drools.text.Literal;
import dev.pointsman.drools.text.RuleText;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleIssue;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports issues at the words they are about. Drools says where a constraint starts, but the parser of constraints
 * counts no lines and columns; so this walks along the tokens of the constraint while its tests are read, from left to
 * right. Confined to one thread.
 */
final class PlacedIssues implements ConstraintIssues {

    private static final Set<String> BETWEEN_TESTS = Set.of("(", ")", "!", "&", "|", ",");

    private final RuleText text;
    private final @Nullable String rule;
    private final Consumer<RuleIssue> sink;
    private final IdentityHashMap<Condition, Integer> marks = new IdentityHashMap<>();
    private List<Token> tokens = List.of();
    private String constraint = "";
    private int start;
    private int test;
    private int operator;
    private int literal;
    private int errors;

    PlacedIssues(RuleText text, @Nullable String rule, Consumer<RuleIssue> sink) {
        this.text = text;
        this.rule = rule;
        this.sink = sink;
        this.start = text.start();
    }

    /** Goes to a constraint, or another text, that stands at an offset of the file. */
    void moveTo(int offset, String expression) {
        start = offset;
        constraint = expression;
        tokens = DrlScanner.scan(expression);
        test = 0;
        operator = 0;
        literal = 0;
    }

    @Override
    public void enter() {
        test = Math.max(operator, literal);
        while (test < tokens.size() - 1
                && BETWEEN_TESTS.contains(tokens.get(test).text())) {
            test++;
        }
        operator = test;
        literal = test;
    }

    @Override
    public void mark(Condition condition) {
        marks.put(condition instanceof Condition.Not not ? not.part() : condition, start + offset(test));
    }

    @Override
    public void pass(String word) {
        int found = find(word, operator);
        operator = found < 0 ? operator : found + 1;
        literal = operator;
    }

    @Override
    public void literal(Literal next) {
        boolean quoted = next.isQuoted();
        String written = quoted ? "" : next.text();
        for (int i = Math.max(literal, operator); i < tokens.size(); i++) {
            if (quoted ? tokens.get(i).kind() == Kind.STRING : isAt(written, i)) {
                literal = i + 1;
                return;
            }
        }
    }

    @Override
    public void error(IssueCode code, String message, String fix) {
        report(code, start + offset(test), message, fix);
    }

    @Override
    public void absentFails(Condition.Leaf leaf, Condition written) {
        String operand = leaf.operand().text();
        report(
                IssueCode.ABSENT_FAILS,
                marks.getOrDefault(leaf, start),
                written.text() + " fails where " + operand + " is absent, and the rule with it",
                "Put a test for presence before it: " + operand + " != null, " + written.text());
    }

    @Override
    public void errorAt(String word, IssueCode code, String message, String fix) {
        int found = find(word, operator);
        report(code, start + offset(found < 0 ? test : found), message, fix);
    }

    @Override
    public void errorAtLiteral(IssueCode code, String message, String fix) {
        report(code, start + offset(Math.max(0, literal - 1)), message, fix);
    }

    /** Reports at an offset of the constraint. */
    void errorAt(int offset, IssueCode code, String message, String fix) {
        report(code, start + offset, message, fix);
    }

    @Override
    public int errors() {
        return errors;
    }

    private void report(IssueCode code, int offset, String message, String fix) {
        if (code.severity() == RuleIssue.Severity.ERROR) {
            errors++;
        }
        sink.accept(new RuleIssue(code, text.lines().positionAt(offset), rule, message, fix));
    }

    private int offset(int token) {
        return tokens.isEmpty() ? 0 : tokens.get(token).start();
    }

    private int find(String word, int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (isAt(word, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isAt(String word, int index) {
        Token token = tokens.get(index);
        boolean string = word.startsWith("\"") || word.startsWith("'");
        return (token.kind() == Kind.STRING) == string
                && (token.kind() == Kind.NAME ? token.is(word) || word.startsWith(token.text() + "[") : true)
                && constraint.startsWith(word, token.start());
    }
}
