package dev.pointsman.dsl.parse;

import dev.pointsman.dsl.syntax.Keyword;
import dev.pointsman.dsl.syntax.Phrase;
import dev.pointsman.dsl.syntax.Syntax.Group;
import dev.pointsman.dsl.syntax.Syntax.Negation;
import dev.pointsman.dsl.syntax.Syntax.Node;
import dev.pointsman.dsl.syntax.Syntax.Subject;
import dev.pointsman.dsl.syntax.Syntax.Test;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.dsl.syntax.Token.Kind;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleLimits;
import java.util.ArrayList;
import java.util.List;

/** Reads conditions, by recursive descent to a limited depth. Confined to one thread. */
final class ConditionParser {

    /** In DRL the pattern around the condition is one more. */
    private static final int NESTING_AT_MOST = RuleLimits.CONDITION_NESTING - 1;

    private final Tokens tokens;

    ConditionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Reads what stands behind {@code when}. */
    Node condition() {
        return condition(0);
    }

    private Node condition(int depth) {
        Node first = part(depth);
        boolean any = tokens.isNext(Keyword.OR);
        if (!any && !tokens.isNext(Keyword.AND)) {
            return first;
        }
        List<Node> parts = new ArrayList<>(List.of(first));
        while (tokens.isNext(Keyword.OR) || tokens.isNext(Keyword.AND)) {
            if (tokens.isNext(Keyword.OR) != any) {
                throw tokens.problem(
                        IssueCode.SYNTAX,
                        "\"and\" and \"or\" stand side by side, so that it is not clear what belongs together",
                        "Put brackets around what belongs together.");
            }
            tokens.next();
            parts.add(part(depth));
        }
        return new Group(any, parts, tokens.lastEnd());
    }

    private Node part(int depth) {
        if (tokens.isNext(Keyword.NOT)) {
            Token not = tokens.next();
            if (tokens.isNext(Keyword.TAGGED)) {
                return tagged(Phrase.NOT_TAGGED, not.start());
            }
            if (!tokens.peek().is(Kind.OPEN)) {
                throw tokens.expected("an opening bracket behind \"not\"", "tagged");
            }
            Node inner = bracket(depth);
            return new Negation(inner, not.start(), tokens.lastEnd());
        }
        if (tokens.peek().is(Kind.OPEN)) {
            return bracket(depth);
        }
        return tokens.isNext(Keyword.TAGGED)
                ? tagged(Phrase.TAGGED, tokens.peek().start())
                : test();
    }

    private Node bracket(int depth) {
        if (depth >= NESTING_AT_MOST) {
            throw tokens.problem(
                    IssueCode.LIMIT,
                    "brackets are nested too deeply: at most " + NESTING_AT_MOST + " levels",
                    "Take brackets out that are not needed, list values with \"is one of\", or write several rules.");
        }
        tokens.next();
        Node inner = condition(depth + 1);
        if (!tokens.peek().is(Kind.CLOSE)) {
            throw tokens.expected("a closing bracket", "and", "or");
        }
        tokens.next();
        return inner instanceof Group group ? new Group(group.any(), group.parts(), tokens.lastEnd()) : inner;
    }

    private Node tagged(Phrase phrase, int start) {
        int phraseAt = tokens.next().start();
        Token tag = tokens.value();
        Subject tags = new Subject(false, Token.synthetic("tags"));
        return new Test(tags, phrase, List.of(tag), start, phraseAt, tokens.lastEnd());
    }

    private Test test() {
        int start = tokens.peek().start();
        Subject subject = subject();
        int phraseAt = tokens.peek().start();
        Token word = tokens.peek();
        if (word.is(Keyword.IS)) {
            tokens.next();
            return whatItIs(subject, start, phraseAt, true);
        }
        if (word.is(Keyword.DOES)) {
            tokens.next();
            tokens.expect(Keyword.NOT);
            return withValues(subject, whatItDoesNot(), start, phraseAt);
        }
        return withValues(subject, whatItDoes(), start, phraseAt);
    }

    /** Reads what a test looks at. */
    Subject subject() {
        if (tokens.isNext(Keyword.ATTRIBUTE)) {
            tokens.next();
            return new Subject(true, tokens.attribute());
        }
        if (!tokens.peek().isLiteral()) {
            throw tokens.expected("a field such as category", "attribute", "tagged", "not", "(");
        }
        return new Subject(false, tokens.next());
    }

    private Phrase whatItDoes() {
        Token word = tokens.peek();
        Keyword keyword = word.keyword() == null ? Keyword.IS : word.keyword();
        Phrase phrase = switch (keyword) {
            case MATCHES -> Phrase.MATCHES;
            case CONTAINS -> Phrase.CONTAINS;
            case STARTS -> Phrase.STARTS_WITH;
            case ENDS -> Phrase.ENDS_WITH;
            case HAS -> Phrase.HAS_CHARACTERS;
            default ->
                throw tokens.expected("", "is", "contains", "matches", "starts with", "ends with", "has", "does not");
        };
        tokens.next();
        if (phrase == Phrase.STARTS_WITH || phrase == Phrase.ENDS_WITH) {
            tokens.expect(Keyword.WITH);
        }
        return phrase;
    }

    private Phrase whatItDoesNot() {
        Token word = tokens.peek();
        Keyword keyword = word.keyword() == null ? Keyword.IS : word.keyword();
        Phrase phrase = switch (keyword) {
            case MATCH -> Phrase.DOES_NOT_MATCH;
            case CONTAIN -> Phrase.DOES_NOT_CONTAIN;
            case START -> Phrase.DOES_NOT_START_WITH;
            case END -> Phrase.DOES_NOT_END_WITH;
            case HAVE -> Phrase.DOES_NOT_HAVE_CHARACTERS;
            default -> throw tokens.expected("", "contain", "match", "start with", "end with", "have");
        };
        tokens.next();
        if (phrase == Phrase.DOES_NOT_START_WITH || phrase == Phrase.DOES_NOT_END_WITH) {
            tokens.expect(Keyword.WITH);
        }
        return phrase;
    }

    /**
     * Reads what stands behind {@code is}, or in a cell of a table.
     *
     * @param behindIs whether {@code is} stands there, so that several values need {@code one of}
     */
    Test whatItIs(Subject subject, int start, int phraseAt, boolean behindIs) {
        Token word = tokens.peek();
        Keyword keyword = word.keyword() == null ? Keyword.IS : word.keyword();
        switch (keyword) {
            case NOT -> tokens.next();
            case ONE, NONE -> {
                tokens.next();
                tokens.expect(Keyword.OF);
                return among(subject, word.is(Keyword.ONE), start, phraseAt);
            }
            case PRESENT, ABSENT -> {
                tokens.next();
                return new Test(
                        subject,
                        word.is(Keyword.PRESENT) ? Phrase.PRESENT : Phrase.ABSENT,
                        List.of(),
                        start,
                        phraseAt,
                        tokens.lastEnd());
            }
            case AT, BELOW, ABOVE, MORE, LESS -> {
                return withValues(subject, order(subject), start, phraseAt);
            }
            default -> {}
        }
        boolean negated = word.is(Keyword.NOT);
        Test test = withValues(subject, negated ? Phrase.IS_NOT : Phrase.IS, start, phraseAt);
        if (tokens.isNext(Keyword.OR) && (tokens.isSecond(Keyword.MORE) || tokens.isSecond(Keyword.LESS))) {
            return orMoreUrgent(test, negated);
        }
        if (tokens.peek().is(Kind.COMMA) && (negated || behindIs)) {
            throw tokens.problem(
                    IssueCode.SYNTAX,
                    "several values need another phrase than \"" + (negated ? "is not" : "is") + "\"",
                    negated
                            ? "Write: none of " + test.values().get(0).text() + ", ..."
                            : "Write: is one of " + test.values().get(0).text() + ", ...");
        }
        return test;
    }

    private Test orMoreUrgent(Test test, boolean negated) {
        Token or = tokens.next();
        boolean more = tokens.next().is(Keyword.MORE);
        tokens.expect(Keyword.URGENT);
        if (negated || !test.subject().isPriority()) {
            throw tokens.problemAt(
                    or,
                    "only \"priority is ...\" goes on with \"or more urgent\" or \"or less urgent\"",
                    negated
                            ? "Write: priority is " + (more ? "less" : "more") + " urgent than ..."
                            : "Write \"is at most\" or \"is at least\".");
        }
        Phrase phrase = more ? Phrase.AT_MOST : Phrase.AT_LEAST;
        return new Test(test.subject(), phrase, test.values(), test.start(), test.phraseAt(), tokens.lastEnd());
    }

    private Phrase order(Subject subject) {
        Token word = tokens.next();
        if (word.is(Keyword.BELOW)) {
            return Phrase.BELOW;
        }
        if (word.is(Keyword.ABOVE)) {
            return Phrase.ABOVE;
        }
        if (word.is(Keyword.AT)) {
            boolean most = tokens.isNext(Keyword.MOST);
            if (!most && !tokens.isNext(Keyword.LEAST)) {
                throw tokens.expected("", "most", "least");
            }
            tokens.next();
            return most ? Phrase.AT_MOST : Phrase.AT_LEAST;
        }
        tokens.expect(Keyword.URGENT);
        tokens.expect(Keyword.THAN);
        if (!subject.isPriority()) {
            throw tokens.problemAt(
                    word, "only the priority is more or less urgent", "Write \"is below\" or \"is above\".");
        }
        return word.is(Keyword.MORE) ? Phrase.BELOW : Phrase.ABOVE;
    }

    private Test among(Subject subject, boolean one, int start, int phraseAt) {
        if (tokens.isNext(Keyword.ITS)) {
            tokens.next();
            Token tags = tokens.peek();
            if (!tags.is(Kind.WORD) || !tags.text().equals("tags")) {
                throw tokens.expected("", "tags");
            }
            tokens.next();
            Phrase phrase = one ? Phrase.AMONG_TAGS : Phrase.NOT_AMONG_TAGS;
            return new Test(subject, phrase, List.of(), start, phraseAt, tokens.lastEnd());
        }
        return withValues(subject, one ? Phrase.ONE_OF : Phrase.NONE_OF, start, phraseAt);
    }

    private Test withValues(Subject subject, Phrase phrase, int start, int phraseAt) {
        List<Token> values = new ArrayList<>();
        if (phrase.takesSeveral()) {
            values.add(tokens.listedValue());
            while (tokens.peek().is(Kind.COMMA)) {
                tokens.next();
                values.add(tokens.listedValue());
            }
        } else {
            values.add(tokens.value());
        }
        if (phrase.isAboutLength()) {
            tokens.expect(Keyword.CHARACTERS);
        }
        return new Test(subject, phrase, values, start, phraseAt, tokens.lastEnd());
    }
}
