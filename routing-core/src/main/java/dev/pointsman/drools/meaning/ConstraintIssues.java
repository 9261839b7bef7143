package dev.pointsman.drools.meaning;

import dev.pointsman.drools.text.Literal;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;

/**
 * Takes what is wrong or doubtful in a constraint while its tests are read, from left to right: {@link #enter}, {@link
 * #pass} the operand, then each {@link #literal}.
 */
public interface ConstraintIssues {

    /** Goes to the next test. */
    void enter();

    /** Remembers that this condition is the test, for an issue that shows only later. */
    void mark(Condition condition);

    /** Passes the next place where this word stands: the operand ends there. */
    void pass(String word);

    /** Goes to the next literal. */
    void literal(Literal next);

    /** Reports where the test starts. */
    void error(IssueCode code, String message, String fix);

    /** Reports at the next place behind the operand where this word stands, or where the test starts. */
    void errorAt(String word, IssueCode code, String message, String fix);

    /** Reports at the literal that was gone to last. */
    void errorAtLiteral(IssueCode code, String message, String fix);

    /** Warns of a test that was marked and fails where its operand is absent. */
    void absentFails(Condition.Leaf leaf, Condition written);

    /** Returns how many errors were reported. */
    int errors();
}
