package dev.pointsman.dsl.meaning;

import dev.pointsman.dsl.syntax.Keyword;
import dev.pointsman.dsl.syntax.Phrase;
import dev.pointsman.dsl.syntax.Syntax.Clause;
import dev.pointsman.dsl.syntax.Syntax.Group;
import dev.pointsman.dsl.syntax.Syntax.Negation;
import dev.pointsman.dsl.syntax.Syntax.Node;
import dev.pointsman.dsl.syntax.Syntax.RuleItem;
import dev.pointsman.dsl.syntax.Syntax.Subject;
import dev.pointsman.dsl.syntax.Syntax.Test;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.dsl.syntax.Token.Kind;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says a plain rule, from whatever language, in the routing language. */
public final class RuleSyntax {

    private RuleSyntax() {}

    /** Returns what a file would say for a plain rule. */
    public static RuleItem of(Rule rule) {
        List<Clause> clauses = new ArrayList<>();
        if (rule.salience() != 0) {
            clauses.add(clause(Keyword.SALIENCE, Integer.toString(rule.salience())));
        }
        if (!rule.effectiveFrom().equals(Instant.MIN)) {
            clauses.add(clause(Keyword.FROM, date(rule.effectiveFrom())));
        }
        if (!rule.expiresAt().equals(Instant.MAX)) {
            clauses.add(clause(Keyword.UNTIL, date(rule.expiresAt())));
        }
        if (!rule.enabled()) {
            clauses.add(clause(Keyword.DISABLED));
        }
        rule.notes().forEach((name, value) -> clauses.add(clause(Keyword.NOTE, name, value)));
        rule.suppressions()
                .forEach(one -> clauses.add(
                        clause(Keyword.SUPPRESS, one.code().id(), one.until().toString(), one.reason())));
        String team = rule.team().orElseThrow();
        clauses.add(rule.reason()
                .map(reason -> clause(Keyword.ROUTE, team, reason))
                .orElseGet(() -> clause(Keyword.ROUTE, team)));
        Node when = rule.isFallback() ? null : node(rule.condition());
        return new RuleItem(0, rule.isFallback(), Token.synthetic(rule.id()), clauses, when, 0, true);
    }

    private static Clause clause(Keyword word, String... arguments) {
        return new Clause(
                word, List.of(arguments).stream().map(Token::synthetic).toList(), 0, 0);
    }

    private static String date(Instant instant) {
        LocalDate day = instant.atOffset(ZoneOffset.UTC).toLocalDate();
        boolean midnight = day.atStartOfDay().toInstant(ZoneOffset.UTC).equals(instant);
        return midnight ? day.toString() : instant.toString();
    }

    private static Node node(Condition condition) {
        if (condition instanceof Condition.All all) {
            return new Group(false, all.parts().stream().map(RuleSyntax::node).toList(), 0);
        }
        if (condition instanceof Condition.Any any) {
            return new Group(true, any.parts().stream().map(RuleSyntax::node).toList(), 0);
        }
        if (condition instanceof Condition.Not not) {
            Test negated = negated(not.part());
            return negated == null ? new Negation(node(not.part()), 0, 0) : negated;
        }
        return test((Condition.Leaf) condition);
    }

    private static Test test(Condition.Leaf leaf) {
        Operand operand = leaf.operand();
        if (leaf instanceof Condition.Equal equal) {
            return equal.value() == null
                    ? test(operand, Phrase.ABSENT)
                    : test(operand, Phrase.IS, literal(equal.value()));
        }
        if (leaf instanceof Condition.OneOf oneOf) {
            return list(operand, Phrase.ONE_OF, oneOf.values());
        }
        if (leaf instanceof Condition.Order order) {
            Phrase phrase = switch (order.relation()) {
                case LESS -> Phrase.BELOW;
                case AT_MOST -> Phrase.AT_MOST;
                case GREATER -> Phrase.ABOVE;
                case AT_LEAST -> Phrase.AT_LEAST;
            };
            return test(operand, phrase, literal(order.bound()));
        }
        if (leaf instanceof Condition.Matches matches) {
            Phrase phrase = matches.negated() ? Phrase.DOES_NOT_MATCH : Phrase.MATCHES;
            return test(operand, phrase, literal(matches.regex().expression()));
        }
        if (leaf instanceof Condition.Contains contains) {
            return test(operand, isTags(operand) ? Phrase.TAGGED : Phrase.CONTAINS, literal(contains.part()));
        }
        if (leaf instanceof Condition.Affix affix) {
            return test(operand, affix.atEnd() ? Phrase.ENDS_WITH : Phrase.STARTS_WITH, literal(affix.affix()));
        }
        return leaf instanceof Condition.Length length
                ? test(operand, Phrase.HAS_CHARACTERS, literal(length.characters()))
                : test(operand, Phrase.AMONG_TAGS);
    }

    /** Returns the test that says in one phrase that a part does not hold, or null when there is no such phrase. */
    private static @Nullable Test negated(Condition part) {
        if (!(part instanceof Condition.Leaf leaf)) {
            return null;
        }
        Test test = test(leaf);
        Phrase phrase = switch (test.phrase()) {
            case IS -> Phrase.IS_NOT;
            case ABSENT -> Phrase.PRESENT;
            case ONE_OF -> Phrase.NONE_OF;
            case CONTAINS -> Phrase.DOES_NOT_CONTAIN;
            case TAGGED -> Phrase.NOT_TAGGED;
            case STARTS_WITH -> Phrase.DOES_NOT_START_WITH;
            case ENDS_WITH -> Phrase.DOES_NOT_END_WITH;
            case HAS_CHARACTERS -> Phrase.DOES_NOT_HAVE_CHARACTERS;
            case AMONG_TAGS -> Phrase.NOT_AMONG_TAGS;
            default -> null; // that a text does not match is no complement of that it matches
        };
        return phrase == null ? null : new Test(test.subject(), phrase, test.values(), 0, 0, 0);
    }

    private static Test list(Operand operand, Phrase phrase, List<@Nullable Object> values) {
        List<Token> literals = new ArrayList<>();
        values.forEach(value -> literals.add(literal(value)));
        return new Test(subject(operand), phrase, literals, 0, 0, 0);
    }

    private static Test test(Operand operand, Phrase phrase, Token... values) {
        return new Test(subject(operand), phrase, List.of(values), 0, 0, 0);
    }

    private static Subject subject(Operand operand) {
        return operand instanceof Operand.Attribute attribute
                ? new Subject(true, Token.synthetic(attribute.name()))
                : new Subject(false, Token.synthetic(operand.text()));
    }

    private static boolean isTags(Operand operand) {
        return operand.text().equals("tags");
    }

    private static Token literal(@Nullable Object value) {
        if (value instanceof String text) {
            return Token.synthetic(text);
        }
        if (value instanceof Double number) {
            return word(decimal(number));
        }
        return word(value == null ? Keyword.ABSENT.text() : value.toString());
    }

    private static Token word(String text) {
        return new Token(Kind.WORD, text, Keyword.find(text), 0, 0, false);
    }

    /** No exponents, and the sign of a zero stays. */
    private static String decimal(double number) {
        String text = Double.toString(number);
        if (text.indexOf('E') < 0) {
            return text;
        }
        String plain = new java.math.BigDecimal(text).toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
}
