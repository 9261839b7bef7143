package dev.pointsman.dsl.meaning;

import dev.pointsman.dsl.syntax.Phrase;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.dsl.syntax.Syntax.Group;
import dev.pointsman.dsl.syntax.Syntax.Negation;
import dev.pointsman.dsl.syntax.Syntax.Node;
import dev.pointsman.dsl.syntax.Syntax.Subject;
import dev.pointsman.dsl.syntax.Syntax.Test;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.rule.AbsentGuard;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Relation;
import dev.pointsman.rule.RuleLimits;
import dev.pointsman.source.Suggestion;
import dev.pointsman.ticket.TicketField;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the condition of one rule into a {@link Condition}, of the same shape as DRL gives: brackets within brackets stay,
 * except around parts that all must hold. One object translates one rule once.
 */
final class ConditionTranslation {

    /** Stands for a test with an error, so that its rule is not taken for one without conditions. */
    static final Condition REFUSED = new Condition.Any(List.of());

    private final LiteralCheck literals;
    private final Problems problems;
    private final @Nullable String rule;
    private final AbsentGuard guard = new AbsentGuard(this::absentFails);
    private final IdentityHashMap<Condition, Test> written = new IdentityHashMap<>();
    private final List<Condition> parts = new ArrayList<>();
    private int conditions;

    ConditionTranslation(LiteralCheck literals, Problems problems, @Nullable String rule) {
        this.literals = literals;
        this.problems = problems;
        this.rule = rule;
    }

    Condition translate(Node when) {
        add(condition(when));
        Condition whole = parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
        if (conditions <= RuleLimits.CONDITIONS && DrlText.nesting(whole) > RuleLimits.CONDITION_NESTING) {
            problems.add(
                    IssueCode.LIMIT,
                    when.start(),
                    when.end(),
                    rule,
                    "brackets are nested too deeply",
                    "Take brackets out that are not needed, or write several rules.");
        }
        return whole;
    }

    /** Conjunctions at the top are flattened, so that each of their parts can be a near miss of its own. */
    private void add(Condition condition) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(this::add);
        } else {
            parts.add(condition);
            guard.check(condition);
        }
    }

    private Condition condition(Node node) {
        if (node instanceof Group group) {
            List<Condition> inner = group.parts().stream().map(this::condition).toList();
            return group.any() ? Condition.anyOf(inner) : new Condition.All(inner);
        }
        if (node instanceof Negation negation) {
            return new Condition.Not(condition(negation.part()));
        }
        Test test = (Test) node;
        if (++conditions > RuleLimits.CONDITIONS) {
            if (conditions == RuleLimits.CONDITIONS + 1) {
                problem(
                        test.start(),
                        test.end(),
                        IssueCode.LIMIT,
                        "the rule has more than " + RuleLimits.CONDITIONS + " conditions",
                        "List values with \"is one of\", or write several rules.");
            }
            return REFUSED;
        }
        Condition condition =
                operand(test.subject()).flatMap(operand -> test(operand, test)).orElse(REFUSED);
        written.put(condition instanceof Condition.Not not ? not.part() : condition, test);
        return condition;
    }

    private Optional<Operand> operand(Subject subject) {
        Token name = subject.name();
        if (subject.attribute()) {
            return literals.attribute(name);
        }
        Optional<TicketField> field = TicketField.find(name.text());
        if (field.isEmpty()) {
            problem(
                    name.start(),
                    name.end(),
                    IssueCode.UNKNOWN_FIELD,
                    "tickets have no field \"" + name.text() + "\"",
                    literals.isAttribute(name.text())
                            ? "It is an attribute: write attribute " + name.text() + "."
                            : Suggestion.fix(name.text(), TicketField.names())
                                    + " The host's own fields are written: attribute " + name.text());
        }
        return field.map(Operand.Field::new);
    }

    private Optional<Condition> test(Operand operand, Test test) {
        return literals.values(operand, test).map(values -> condition(operand, test.phrase(), values));
    }

    private static Condition condition(Operand operand, Phrase phrase, List<@Nullable Object> values) {
        Object value = values.isEmpty() ? null : values.get(0);
        return switch (phrase) {
            case IS, ABSENT -> new Condition.Equal(operand, value);
            case IS_NOT, PRESENT -> new Condition.Not(new Condition.Equal(operand, value));
            case ONE_OF -> new Condition.OneOf(operand, values);
            case NONE_OF -> new Condition.Not(new Condition.OneOf(operand, values));
            case BELOW -> order(operand, Relation.LESS, value);
            case AT_MOST -> order(operand, Relation.AT_MOST, value);
            case ABOVE -> order(operand, Relation.GREATER, value);
            case AT_LEAST -> order(operand, Relation.AT_LEAST, value);
            case MATCHES -> LiteralCheck.matches(operand, value, false);
            case DOES_NOT_MATCH -> LiteralCheck.matches(operand, value, true);
            case CONTAINS, TAGGED -> new Condition.Contains(operand, String.valueOf(value));
            case DOES_NOT_CONTAIN, NOT_TAGGED ->
                new Condition.Not(new Condition.Contains(operand, String.valueOf(value)));
            case STARTS_WITH -> new Condition.Affix(operand, false, String.valueOf(value));
            case DOES_NOT_START_WITH -> new Condition.Not(new Condition.Affix(operand, false, String.valueOf(value)));
            case ENDS_WITH -> new Condition.Affix(operand, true, String.valueOf(value));
            case DOES_NOT_END_WITH -> new Condition.Not(new Condition.Affix(operand, true, String.valueOf(value)));
            case HAS_CHARACTERS -> length(operand, value);
            case DOES_NOT_HAVE_CHARACTERS -> new Condition.Not(length(operand, value));
            case AMONG_TAGS -> new Condition.MemberOfTags(operand);
            case NOT_AMONG_TAGS -> new Condition.Not(new Condition.MemberOfTags(operand));
        };
    }

    private static Condition order(Operand operand, Relation relation, @Nullable Object bound) {
        return bound instanceof Comparable<?> value ? new Condition.Order(operand, relation, value) : REFUSED;
    }

    private static Condition length(Operand operand, @Nullable Object characters) {
        return characters instanceof Integer number ? new Condition.Length(operand, number) : REFUSED;
    }

    private void absentFails(Condition.Leaf leaf, Condition tested) {
        Test test = written.get(leaf);
        if (test == null) {
            return;
        }
        String subject = (test.subject().attribute() ? "attribute " : "")
                + test.subject().name().text();
        problem(
                test.start(),
                test.end(),
                IssueCode.ABSENT_FAILS,
                "\"" + test.phrase().words() + "\" fails where " + subject + " is absent, and the rule with it",
                "Put a test for presence before it: " + subject + " is present and ...");
    }

    private void problem(int start, int end, IssueCode code, String message, String fix) {
        problems.add(code, start, end, rule, message, fix);
    }
}
