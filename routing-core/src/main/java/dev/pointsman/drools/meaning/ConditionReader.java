package dev.pointsman.drools.meaning;

import dev.pointsman.drools.text.Comparison;
import dev.pointsman.drools.text.Literal;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.RuleLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the constraints of one rule say into conditions, whoever parsed them. What is not understood gives no
 * condition and a cause; it is never guessed at. Confined to one thread.
 */
public final class ConditionReader {

    private static final String MEMBER_OF_TAKES_TAGS = "memberOf takes tags";

    private final LeafReader leaves;
    private final ConstraintIssues issues;
    private int conditions;
    private @Nullable String cause;

    /** Reads with the leaves of a reader, and reports where it does. */
    public ConditionReader(LeafReader leaves, ConstraintIssues issues) {
        this.leaves = leaves;
        this.issues = issues;
    }

    /** Starts a constraint. */
    public void begin() {
        cause = null;
    }

    /** Returns why the last constraint was not understood. */
    public String cause() {
        return cause == null ? "" : cause;
    }

    /** Tells whether the rule has more conditions than are read; that was reported. */
    public boolean isFull() {
        return conditions > RuleLimits.CONDITIONS;
    }

    /** Reads a constraint; empty when it is not understood. */
    public Optional<Condition> read(Comparison constraint) {
        begin();
        return condition(constraint);
    }

    private Optional<Condition> condition(Comparison comparison) {
        if (comparison instanceof Comparison.Chain chain) {
            return chain(chain);
        }
        if (comparison instanceof Comparison.Complement complement) {
            return condition(complement.part()).map(Condition.Not::new);
        }
        if (!enterTest()) {
            return Optional.empty();
        }
        if (comparison instanceof Comparison.Test test) {
            return leaf(operand(test.operand()), test.operator(), test.negated(), test.literals());
        }
        if (comparison instanceof Comparison.TagTest test) {
            return memberOfTags(operand(test.operand()), test.negated());
        }
        Comparison.LiteralTagTest test = (Comparison.LiteralTagTest) comparison;
        return tag(test.tag(), test.negated());
    }

    private Optional<Condition> chain(Comparison.Chain chain) {
        List<Condition> parts = new ArrayList<>(chain.parts().size());
        for (Comparison part : chain.parts()) {
            Optional<Condition> condition = condition(part);
            if (condition.isEmpty()) {
                return condition;
            }
            parts.add(condition.get());
        }
        return Optional.of(joined(chain.conjunction(), parts));
    }

    private Operand operand(Comparison.Tested tested) {
        return tested instanceof Comparison.FieldName name
                ? passed(new Operand.Field(name.field()))
                : passed(attribute(((Comparison.AttributeKey) tested).key()));
    }

    /** Joins the conditions of a chain. */
    public static Condition joined(boolean conjunction, List<Condition> parts) {
        return conjunction ? new Condition.All(parts) : Condition.anyOf(parts);
    }

    /** Goes to the next test; false when the rule has too many of them, which is reported. */
    public boolean enterTest() {
        issues.enter();
        if (++conditions > RuleLimits.CONDITIONS) {
            issues.error(
                    IssueCode.LIMIT,
                    "the rule has more than " + RuleLimits.CONDITIONS + " conditions",
                    "List values with in ( ... ), or write several rules.");
            notUnderstood("it is too long");
            return false;
        }
        return true;
    }

    /** Returns the operand for an attribute, after checking that the schema has it. */
    public Operand attribute(String key) {
        return leaves.attribute(key);
    }

    /** Goes behind the operand of the test, and returns it. */
    public Operand passed(Operand operand) {
        issues.pass(operand instanceof Operand.Field field ? field.text() : "]");
        return operand;
    }

    /** Reads an operator and literals. */
    public Optional<Condition> leaf(Operand operand, String operator, boolean negated, List<Literal> literals) {
        Optional<Condition> leaf = leaves.read(operand, operator, negated, literals);
        leaf.ifPresent(issues::mark);
        return leaf.isPresent() ? leaf : notUnderstood("the operator " + operator + " is not one of the index");
    }

    /** {@code "vip" memberOf tags}. */
    public Optional<Condition> tag(Literal tag, boolean negated) {
        return leaves.tag(tag, negated);
    }

    /** {@code category memberOf tags}. */
    public Optional<Condition> memberOfTags(Operand operand, boolean negated) {
        return leaves.memberOfTags(operand, negated);
    }

    /** Says that {@code memberOf} stands before something other than tags. */
    public Optional<Condition> memberOfSomethingElse() {
        return notUnderstood(MEMBER_OF_TAKES_TAGS);
    }

    /** Keeps the first cause, and returns nothing. */
    public <T> Optional<T> notUnderstood(String why) {
        if (cause == null) {
            cause = why;
        }
        return Optional.empty();
    }
}
