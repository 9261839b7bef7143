package dev.pointsman.dsl.parse;

import dev.pointsman.dsl.syntax.Keyword;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.dsl.syntax.Token.Kind;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.source.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks along the tokens of a file, and says what was expected where another one stands. Confined to one thread. */
final class Tokens {

    private static final int LONGEST_QUOTE = 40;

    /** What signs of other languages are in this one. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("=", "Write \"is\"."),
            Map.entry("==", "Write \"is\"."),
            Map.entry("!=", "Write \"is not\"."),
            Map.entry("<", "Write \"is below\"."),
            Map.entry("<=", "Write \"is at most\"."),
            Map.entry(">", "Write \"is above\"."),
            Map.entry(">=", "Write \"is at least\"."),
            Map.entry("!", "Write \"not\"."),
            Map.entry("&", "Write \"and\"."),
            Map.entry("&&", "Write \"and\"."),
            Map.entry("||", "Write \"or\"."),
            Map.entry(":", "Leave it out."),
            Map.entry(".", "Leave it out."),
            Map.entry(";", "Leave it out."),
            Map.entry("'", "Texts stand in double quotes."),
            Map.entry("‘", "Texts stand in double quotes: \"."),
            Map.entry("“", "Texts stand in double quotes: \"."),
            Map.entry("”", "Texts stand in double quotes: \"."),
            Map.entry("„", "Texts stand in double quotes: \"."),
            Map.entry("/", "A comment begins with #."));

    /** What words of other languages are in this one; the first word of each must be one that is expected. */
    private static final Map<String, String> SAID = Map.ofEntries(
            Map.entry("if", "when"),
            Map.entry("where", "when"),
            Map.entry("then", "route to"),
            Map.entry("assign", "route to"),
            Map.entry("send", "route to"),
            Map.entry("team", "route to"),
            Map.entry("priority", "salience"),
            Map.entry("else", "default rule"),
            Map.entry("otherwise", "default rule"),
            Map.entry("fallback", "default rule"),
            Map.entry("in", "is one of"),
            Map.entry("equals", "is"),
            Map.entry("like", "matches"));

    private final List<Token> tokens;
    private final Problems problems;
    private int at;
    private @Nullable String rule;

    Tokens(List<Token> tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /** Ends the reading of a part; the mistake was reported. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable() {
            super("reported", null, false, false);
        }
    }

    /** Says which rule the next problems belong to. */
    void enter(@Nullable String id) {
        rule = id;
    }

    Token peek() {
        return tokens.get(at);
    }

    /** Passes the next token; the last one, {@link Kind#END}, is never passed. */
    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean isNext(Keyword word) {
        return peek().is(word);
    }

    boolean isSecond(Keyword word) {
        return tokens.get(Math.min(at + 1, tokens.size() - 1)).is(word);
    }

    /** Returns the token that was passed last, or the first one. */
    Token last() {
        return tokens.get(Math.max(0, at - 1));
    }

    /** Returns the offset behind the token that was passed last. */
    int lastEnd() {
        return at == 0 ? 0 : tokens.get(at - 1).end();
    }

    Token expect(Keyword word) {
        if (!isNext(word)) {
            throw expected("", word.text());
        }
        return next();
    }

    /** Passes a name: a word that begins no clause, or a text. */
    Token name(String what) {
        if (peek().isName()) {
            return next();
        }
        throw peek().keyword() == null ? expected(what) : reserved(what);
    }

    /** Passes the name of an attribute. */
    Token attribute() {
        if (peek().isLiteral()) {
            return next();
        }
        throw peek().keyword() == null ? expected("the name of an attribute") : reserved("the name of an attribute");
    }

    private Unreadable reserved(String what) {
        String word = peek().text();
        Unreadable reported = problem(
                IssueCode.SYNTAX,
                "expected " + what + ", found \"" + word + "\"",
                "\"" + word + "\" is a word of the language; as a name or a value it stands in quotes.");
        if (!Clauses.isOneOf(peek(), Clauses.OF_RULES) && !Parser.startsItem(peek())) {
            next();
        }
        return reported;
    }

    /** Passes a quoted text. */
    Token text(String what) {
        if (!peek().is(Kind.TEXT)) {
            throw expected(what + " in quotes");
        }
        return next();
    }

    /** Passes a value. */
    Token value() {
        Token token = peek();
        if (!token.isLiteral() && !token.is(Keyword.TRUE) && !token.is(Keyword.FALSE)) {
            throw token.keyword() == null ? expected("a value") : reserved("a value");
        }
        return next();
    }

    /** Passes a value of a list, in which {@code absent} may stand. */
    Token listedValue() {
        return isNext(Keyword.ABSENT) ? next() : value();
    }

    /**
     * Reports that something else was expected at the next token.
     *
     * @param what what is expected and no word of the language, or empty
     * @param words words that are expected
     */
    Unreadable expected(String what, String... words) {
        Token found = peek();
        String expected = Stream.concat(
                        what.isEmpty() ? Stream.empty() : Stream.of(what),
                        Arrays.stream(words).map(word -> '"' + word + '"'))
                .collect(Collectors.joining(", "));
        int last = expected.lastIndexOf(", ");
        String list = last < 0 ? expected : expected.substring(0, last) + " or" + expected.substring(last + 1);
        return problem(IssueCode.SYNTAX, "expected " + list + ", found " + found(found), fix(found, words));
    }

    private static String found(Token token) {
        if (token.is(Kind.END)) {
            return "the end of the file";
        }
        String start = token.text().length() <= LONGEST_QUOTE
                ? token.text()
                : token.text().substring(0, LONGEST_QUOTE) + "...";
        boolean invisible = token.is(Kind.SIGN) && !start.codePoints().allMatch(Tokens::isVisible);
        return invisible ? String.format("the character U+%04X", start.codePointAt(0)) : '"' + start + '"';
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }

    private static String fix(Token found, String... words) {
        if (found.is(Kind.SIGN)) {
            return MEANT.getOrDefault(found.text(), "");
        }
        String said = SAID.getOrDefault(found.text().toLowerCase(Locale.ROOT), "");
        boolean item = said.equals("default rule"); // it may follow any clause
        if (found.is(Kind.WORD)
                && (item || Arrays.stream(words).anyMatch(word -> said.equals(word) || said.startsWith(word + " ")))) {
            return "Write \"" + said + "\".";
        }
        Optional<String> nearest = found.is(Kind.WORD) && words.length > 0
                ? Suggestion.nearest(found.text(), Arrays.asList(words))
                : Optional.empty();
        return nearest.map(word -> "Maybe you meant \"" + word + "\".").orElse("");
    }

    /** Reports something at the next token. */
    Unreadable problem(IssueCode code, String message, String fix) {
        Token found = peek();
        problems.add(code, found.start(), found.end(), rule, message, fix);
        return new Unreadable();
    }

    /** Reports something at a token that was passed. */
    Unreadable problemAt(Token token, String message, String fix) {
        return problemAt(token.start(), token.end(), message, fix);
    }

    /** Reports something about a stretch that was passed. */
    Unreadable problemAt(int start, int end, String message, String fix) {
        problems.add(IssueCode.SYNTAX, start, end, rule, message, fix);
        return new Unreadable();
    }

    /** Reports something at the token that was passed last. */
    Unreadable problemBefore(String message, String fix) {
        return problemAt(last(), message, fix);
    }
}
