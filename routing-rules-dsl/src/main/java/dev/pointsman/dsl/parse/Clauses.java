package dev.pointsman.dsl.parse;

import dev.pointsman.dsl.syntax.Keyword;
import dev.pointsman.dsl.syntax.Syntax.Clause;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.dsl.syntax.Token.Kind;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.source.Suggestion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the clauses of a rule that are not its condition. Confined to one thread. */
final class Clauses {

    private static final Set<Keyword> SETTINGS =
            EnumSet.of(Keyword.SALIENCE, Keyword.FROM, Keyword.UNTIL, Keyword.DISABLED, Keyword.NOTE, Keyword.SUPPRESS);
    /** What people write behind {@code is}, and what it is called here. */
    private static final Map<String, String> PHRASES = Map.of(
            "greater", "is above",
            "larger", "is above",
            "higher", "is above",
            "smaller", "is below",
            "lower", "is below",
            "in", "is one of",
            "equal", "is");

    /** How people begin a clause, and how it begins here. */
    private static final Map<String, String> CLAUSES = Map.of(
            "if", "when", "where", "when", "then", "route to", "else", "default rule", "otherwise", "default rule");

    /** A longer word that is near to {@code and} is more likely a second word of a value. */
    private static final int LONGEST_CONNECTIVE = 3;

    private static final Set<Keyword> REPEATED = EnumSet.of(Keyword.NOTE, Keyword.SUPPRESS);
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]+");

    /** What a rule consists of. */
    static final Set<Keyword> OF_RULES = with(Keyword.WHEN, Keyword.ROUTE);

    /** What may stand before the rows of a table. */
    static final Set<Keyword> OF_TABLES = with(Keyword.BECAUSE);

    private final Tokens tokens;

    Clauses(Tokens tokens) {
        this.tokens = tokens;
    }

    private static Set<Keyword> with(Keyword... others) {
        Set<Keyword> words = EnumSet.copyOf(SETTINGS);
        words.addAll(List.of(others));
        return words;
    }

    /** Goes to the next clause; that which cannot be read may stand before one of the same line. */
    void skipToClause(Set<Keyword> words) {
        boolean first = true;
        while (!tokens.peek().is(Kind.END)
                && !Parser.startsItem(tokens.peek())
                && !Parser.isMeantAsItem(tokens.peek())) {
            Token token = tokens.peek();
            boolean row = token.is(Kind.BAR) && words.equals(OF_TABLES);
            if ((first || token.firstOnLine()) && (row || isOneOf(token, words))) {
                return;
            }
            tokens.next();
            first = false;
        }
    }

    static boolean isOneOf(Token token, Set<Keyword> words) {
        return token.keyword() != null && words.contains(token.keyword());
    }

    /** Reports a clause that may stand once only and stands there again. */
    void checkFirst(Token word, Set<Keyword> seen) {
        Keyword keyword = word.keyword();
        if (keyword != null && !REPEATED.contains(keyword) && !seen.add(keyword)) {
            tokens.next();
            throw tokens.problemAt(word, "\"" + word.text() + "\" stands here twice", "Take one of the two out.");
        }
    }

    /** Reads a clause that begins with one of these words. */
    Clause clause(Set<Keyword> words) {
        Token word = tokens.peek();
        if (!isOneOf(word, words)) {
            throw notAClause(words);
        }
        tokens.next();
        Keyword keyword = Keyword.valueOf(word.text().toUpperCase(Locale.ROOT));
        List<Token> arguments = switch (keyword) {
            case SALIENCE -> List.of(salience());
            case FROM, UNTIL -> List.of(tokens.name("a date such as 2026-11-22"));
            case NOTE -> note();
            case SUPPRESS -> suppress();
            case BECAUSE -> List.of(tokens.text("the reason"));
            case ROUTE -> route();
            default -> List.of();
        };
        return new Clause(keyword, arguments, word.start(), tokens.lastEnd());
    }

    private Tokens.Unreadable notAClause(Set<Keyword> words) {
        Token found = tokens.peek();
        if (found.is(Kind.COMMA) && WHOLE_NUMBER.matcher(tokens.last().text()).matches()) {
            return tokens.problem(
                    IssueCode.SYNTAX,
                    "expected the next clause, found \",\"",
                    "A number has no commas: write 1000, or 2.5.");
        }
        if (found.is(Kind.WORD) && words.equals(OF_TABLES) && found.firstOnLine()) {
            return tokens.expected("a row, which begins with |", texts(words));
        }
        if (found.is(Kind.WORD) && !found.firstOnLine() && !isOneOf(found, OF_TABLES)) {
            return tokens.problem(
                    IssueCode.SYNTAX,
                    "expected \"and\", \"or\" or the next clause, found \"" + found.text() + "\"",
                    furtherWord(found));
        }
        return tokens.expected("", texts(words));
    }

    private static String[] texts(Set<Keyword> words) {
        return words.stream().map(Keyword::text).toArray(String[]::new);
    }

    /** What a word behind a whole clause can be: a misspelt connective, a phrase of another language, a second word. */
    private String furtherWord(Token found) {
        String clause = CLAUSES.get(found.text().toLowerCase(Locale.ROOT));
        if (clause != null) {
            return "Write \"" + clause + "\".";
        }
        String phrase = PHRASES.get(tokens.last().text().toLowerCase(Locale.ROOT));
        if (phrase != null) {
            return "Write \"" + phrase + "\".";
        }
        return Suggestion.nearest(found.text(), List.of("and", "or"))
                .filter(word -> found.text().length() <= LONGEST_CONNECTIVE)
                .map(word -> "Maybe you meant \"" + word + "\".")
                .orElse("A name or a value of several words stands in quotes; several values are listed by \"is one"
                        + " of\", with commas between.");
    }

    /** Reads the whole number behind {@code salience}, or in the column of that name. */
    Token salience() {
        Token number = tokens.peek();
        if (!number.is(Kind.WORD) || !WHOLE_NUMBER.matcher(number.text()).matches()) {
            throw tokens.expected("a whole number such as 100");
        }
        try {
            Integer.parseInt(number.text());
        } catch (NumberFormatException e) {
            throw tokens.problem(
                    IssueCode.SYNTAX,
                    "the salience " + number.text() + " is out of range",
                    "Write a whole number between -2147483648 and 2147483647.");
        }
        return tokens.next();
    }

    private List<Token> note() {
        List<Token> arguments = new ArrayList<>();
        arguments.add(tokens.name("the name of the note, such as owner"));
        if (tokens.peek().is(Kind.TEXT)) {
            arguments.add(tokens.next());
        }
        return arguments;
    }

    private List<Token> suppress() {
        Token code = tokens.name("the code of a finding");
        tokens.expect(Keyword.UNTIL);
        Token until = tokens.name("a day such as 2027-06-30");
        tokens.expect(Keyword.BECAUSE);
        return List.of(code, until, tokens.text("the reason"));
    }

    private List<Token> route() {
        tokens.expect(Keyword.TO);
        Token team = tokens.name("the id of a team");
        if (!tokens.isNext(Keyword.BECAUSE)) {
            return List.of(team);
        }
        tokens.next();
        return List.of(team, tokens.text("the reason"));
    }
}
