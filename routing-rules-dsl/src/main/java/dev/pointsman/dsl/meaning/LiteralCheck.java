package dev.pointsman.dsl.meaning;

import dev.pointsman.dsl.syntax.Keyword;
import dev.pointsman.dsl.syntax.Phrase;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.dsl.syntax.Quoted;
import dev.pointsman.dsl.syntax.Syntax.Test;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.dsl.syntax.Token.Kind;
import dev.pointsman.regex.SlowRegex;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.OperandTypes;
import dev.pointsman.rule.OperandTypes.Use;
import dev.pointsman.rule.OperandTypes.Written;
import dev.pointsman.rule.Regex;
import dev.pointsman.rule.RuleLimits;
import dev.pointsman.ticket.TicketSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Gives the literals of a rule their values, and checks them against the types of tickets and the schema. */
final class LiteralCheck {

    private static final OperandTypes.Wording WORDING = new OperandTypes.Wording(
            "\"is absent\" or \"is present\"", "tagged vip", "\"from\" and \"until\"", "\"is true\" or \"is false\"");

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?");
    private static final Pattern PRIORITY = Pattern.compile("P[1-5]");

    private final TicketSchema schema;
    private final OperandTypes types;
    private final Problems problems;
    private final @Nullable String rule;

    LiteralCheck(TicketSchema schema, Problems problems, @Nullable String rule) {
        this.schema = schema;
        this.types = new OperandTypes(schema, WORDING);
        this.problems = problems;
        this.rule = rule;
    }

    /** Tells whether the schema has an attribute of this name. */
    boolean isAttribute(String name) {
        return schema.attributeType(name).isPresent();
    }

    Optional<Operand> attribute(Token name) {
        types.checkAttribute(name.text())
                .ifPresent(misfit -> problem(name, misfit.code(), misfit.message(), misfit.fix()));
        return Optional.of(new Operand.Attribute(name.text()));
    }

    /** Returns the values of a test; empty when there was an error. */
    Optional<List<@Nullable Object>> values(Operand operand, Test test) {
        int before = problems.errors();
        List<@Nullable Object> values = new ArrayList<>();
        if (test.values().size() > RuleLimits.LISTED_VALUES) {
            Token first = test.values().get(0);
            problem(
                    first,
                    IssueCode.LIMIT,
                    "the list has more than " + RuleLimits.LISTED_VALUES + " values",
                    "Write several rules.");
            return Optional.empty();
        }
        for (Token token : test.values()) {
            values.add(value(operand, test, token));
        }
        if (problems.errors() == before) {
            checkPhrase(operand, test, values);
        }
        return problems.errors() == before ? Optional.of(values) : Optional.empty();
    }

    private void checkPhrase(Operand operand, Test test, List<@Nullable Object> values) {
        if (test.phrase() == Phrase.PRESENT || test.phrase() == Phrase.ABSENT) {
            check(operand, test, null, "");
        } else if (values.size() == 1 && values.get(0) == null) {
            problem(
                    test.values().get(0),
                    IssueCode.UNSUPPORTED,
                    "\"absent\" stands alone in a list",
                    "Write \"is absent\" or \"is present\".");
        } else if (operand instanceof Operand.Attribute
                && (test.phrase() == Phrase.CONTAINS || test.phrase() == Phrase.DOES_NOT_CONTAIN)) {
            problems.add(
                    IssueCode.UNSUPPORTED,
                    test.phraseAt(),
                    test.end(),
                    rule,
                    "Drools cannot test whether an attribute contains a text",
                    "Write: matches \"(?s).*...*\"");
        }
    }

    private @Nullable Object value(Operand operand, Test test, Token token) {
        int before = problems.errors();
        Object value = literal(test, token);
        if (problems.errors() > before) {
            return null;
        }
        check(operand, test, value, written(token), token);
        if (problems.errors() == before && test.phrase().isAboutText() && value instanceof String text) {
            checkRegex(test, token, text);
        }
        return test.phrase().isOrder() ? value : canonical(value);
    }

    private static String written(Token token) {
        return token.is(Kind.TEXT) ? Quoted.text(token.text()) : token.text();
    }

    /** Numbers in the form in which tickets keep them; not behind an order, where a text is read in the literal's own type. */
    private static @Nullable Object canonical(@Nullable Object value) {
        return value instanceof Double number && number.intValue() == number ? (Object) number.intValue() : value;
    }

    private @Nullable Object literal(Test test, Token token) {
        if (token.is(Kind.TEXT)) {
            return token.text();
        }
        if (token.keyword() != null) {
            return token.is(Keyword.ABSENT) ? null : (Object) token.is(Keyword.TRUE);
        }
        if (test.subject().isPriority() && PRIORITY.matcher(token.text()).matches()) {
            return token.text().charAt(1) - '0';
        }
        int first = token.text().codePointAt(0);
        return Character.isLetter(first) || first == '_' ? token.text() : number(token);
    }

    private @Nullable Object number(Token token) {
        String text = token.text();
        try {
            if (NUMBER.matcher(text).matches()) {
                return text.indexOf('.') < 0 ? (Object) Integer.valueOf(text) : Double.valueOf(text);
            }
        } catch (NumberFormatException e) {
            // too large, as the message says
        }
        problem(
                token,
                IssueCode.WRONG_TYPE,
                text + " is no number that Drools can compare with",
                "Write a whole number below 2147483648 or a decimal such as 3000000000.0, or, if it is a text, "
                        + Quoted.text(text) + ".");
        return null;
    }

    private void checkRegex(Test test, Token token, String expression) {
        if (test.phrase() != Phrase.MATCHES && test.phrase() != Phrase.DOES_NOT_MATCH) {
            return;
        }
        try {
            Pattern.compile(expression);
            SlowRegex.problem(expression)
                    .ifPresent(part -> problem(
                            token,
                            IssueCode.SLOW_REGEX,
                            "the expression can take exponential time on " + part,
                            "Take the inner or the outer repetition out, or use \"contains\"."));
        } catch (PatternSyntaxException e) {
            problem(
                    token,
                    IssueCode.BAD_REGEX,
                    "\"" + expression + "\" is no regular expression: " + e.getDescription() + " at character "
                            + (e.getIndex() + 1),
                    "");
        }
    }

    static Condition matches(Operand operand, @Nullable Object expression, boolean negated) {
        return new Condition.Matches(operand, Regex.of(String.valueOf(expression)), negated);
    }

    private void check(Operand operand, Test test, @Nullable Object value, String written, Token token) {
        types.check(
                        operand,
                        value,
                        new Written(use(test.phrase()), test.phrase().words(), written))
                .ifPresent(misfit -> {
                    if (misfit.atLiteral()) {
                        problem(token, misfit.code(), misfit.message(), misfit.fix());
                    } else {
                        report(test, misfit);
                    }
                });
    }

    private void check(Operand operand, Test test, @Nullable Object value, String written) {
        types.check(
                        operand,
                        value,
                        new Written(use(test.phrase()), test.phrase().words(), written))
                .ifPresent(misfit -> report(test, misfit));
    }

    private void report(Test test, OperandTypes.Misfit misfit) {
        problems.add(
                misfit.code(),
                test.phraseAt(),
                test.end(),
                rule,
                misfit.message().strip(),
                misfit.fix());
    }

    private static Use use(Phrase phrase) {
        return switch (phrase) {
            case IS, IS_NOT, PRESENT, ABSENT -> Use.EQUALITY;
            case ONE_OF, NONE_OF -> Use.LISTED;
            case BELOW, AT_MOST, ABOVE, AT_LEAST -> Use.ORDER;
            case MATCHES, DOES_NOT_MATCH, STARTS_WITH, DOES_NOT_START_WITH, ENDS_WITH, DOES_NOT_END_WITH -> Use.TEXT;
            case CONTAINS, DOES_NOT_CONTAIN, TAGGED, NOT_TAGGED -> Use.CONTAINMENT;
            case HAS_CHARACTERS, DOES_NOT_HAVE_CHARACTERS -> Use.LENGTH;
            case AMONG_TAGS, NOT_AMONG_TAGS -> Use.OTHER;
        };
    }

    private void problem(Token at, IssueCode code, String message, String fix) {
        problems.add(code, at.start(), at.end(), rule, message, fix);
    }
}
