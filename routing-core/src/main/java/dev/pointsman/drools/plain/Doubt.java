package dev.pointsman.drools.plain;

import dev.pointsman.drools.meaning.ConstraintIssues;
import dev.pointsman.drools.text.Literal;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleIssue;

/**
 * Keeps nothing of what is found but that something was: then the rule is read once more by those who can say what and
 * where. Confined to one thread.
 */
final class Doubt implements ConstraintIssues {

    private int errors;
    private boolean any;

    /** Tells whether there was an issue, of any severity. */
    boolean any() {
        return any;
    }

    /** Takes an issue that is about no constraint. */
    void issue(RuleIssue issue) {
        error(issue.code());
    }

    private void error(IssueCode code) {
        any = true;
        errors += code.severity() == RuleIssue.Severity.ERROR ? 1 : 0;
    }

    @Override
    public void enter() {
        // places are of no interest here
    }

    @Override
    public void mark(Condition condition) {
        // likewise
    }

    @Override
    public void pass(String word) {
        // likewise
    }

    @Override
    public void literal(Literal next) {
        // likewise
    }

    @Override
    public void error(IssueCode code, String message, String fix) {
        error(code);
    }

    @Override
    public void errorAt(String word, IssueCode code, String message, String fix) {
        error(code);
    }

    @Override
    public void errorAtLiteral(IssueCode code, String message, String fix) {
        error(code);
    }

    @Override
    public void absentFails(Condition.Leaf leaf, Condition written) {
        any = true;
    }

    @Override
    public int errors() {
        return errors;
    }
}
