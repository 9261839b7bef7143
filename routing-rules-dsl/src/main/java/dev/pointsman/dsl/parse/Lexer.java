package dev.pointsman.dsl.parse;

import dev.pointsman.dsl.syntax.Comment;
import dev.pointsman.dsl.syntax.Keyword;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.dsl.syntax.Token.Kind;
import dev.pointsman.rule.IssueCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a file into tokens and comments, in time linear in its length. Never fails: what is wrong is reported and gives
 * a token all the same. One object reads one file once.
 */
public final class Lexer {

    private static final int LONGEST = 20_000;
    private static final String ESCAPED = "btnfr\"\\";
    private static final String MEANT = "\b\t\n\f\r\"\\";

    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private boolean lineStarts = true;
    private int at;

    /** What a file consists of; the last token is {@link Kind#END}. */
    public record Lexed(List<Token> tokens, List<Comment> comments) {}

    private Lexer(Problems problems) {
        this.text = problems.lines().file().text();
        this.problems = problems;
    }

    /** Splits the file that the problems are collected for. */
    public static Lexed lex(Problems problems) {
        Lexer lexer = new Lexer(problems);
        while (lexer.at < lexer.text.length()) {
            lexer.next();
        }
        lexer.add(Kind.END, "", lexer.at);
        return new Lexed(lexer.tokens, lexer.comments);
    }

    /** Tells whether a text can stand for itself as a value: a word that begins with a letter and is none of the language. */
    public static boolean isBare(String text) {
        if (text.isEmpty() || text.length() > LONGEST || Keyword.find(text) != null) {
            return false;
        }
        int first = text.codePointAt(0);
        return (Character.isLetter(first) || first == '_') && wordEnd(text, 0) == text.length();
    }

    /** Tells whether a text can be a name without quotes: a word that begins no clause. */
    public static boolean isBareName(String text) {
        Keyword keyword = Keyword.find(text);
        boolean word = !text.isEmpty()
                && text.length() <= LONGEST
                && (keyword == null || !keyword.isNoName())
                && !text.equals("-")
                && startsWord(text.codePointAt(0));
        return word && wordEnd(text, 0) == text.length();
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            lineStarts = true;
            at++;
        } else if (isBlank(c)) {
            at++;
        } else if (c == '#') {
            comment();
        } else {
            token(c);
            lineStarts = false;
        }
    }

    private void token(char c) {
        int start = at;
        if (c == '"') {
            quoted();
        } else if (startsWord(text.codePointAt(at))) {
            at = wordEnd(text, at);
            add(Kind.WORD, text.substring(start, at), start);
        } else if (isTwice('|')) {
            at += 2;
            add(Kind.SIGN, "||", start);
        } else {
            int single = "|,()".indexOf(c);
            at = single < 0 ? signEnd() : at + 1;
            Kind[] kinds = {Kind.BAR, Kind.COMMA, Kind.OPEN, Kind.CLOSE};
            add(single < 0 ? Kind.SIGN : kinds[single], text.substring(start, at), start);
        }
        if (at - start > LONGEST) {
            problems.add(
                    IssueCode.LIMIT,
                    start,
                    start + 1,
                    null,
                    "a word or a text has " + (at - start) + " characters, at most " + LONGEST + " are read",
                    "Perhaps a quote is missing.");
        }
    }

    private boolean isTwice(char c) {
        return text.charAt(at) == c && at + 1 < text.length() && text.charAt(at + 1) == c;
    }

    /** Signs of other languages stay together, so that what they mean here can be said. */
    private int signEnd() {
        int end = at;
        while (end < text.length() && end - at < 3 && "=<>!&".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end > at ? end : at + Character.charCount(text.codePointAt(at));
    }

    private void quoted() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length() && text.charAt(at) != '\n') {
                value.append(escaped());
            } else {
                value.append(c);
            }
        }
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
        } else {
            problems.add(
                    IssueCode.SYNTAX,
                    start,
                    at,
                    null,
                    "the quote is not closed on this line",
                    "A quote inside a text is written \\\", a line break \\n.");
        }
        String read = value.length() > LONGEST ? value.substring(0, LONGEST) : value.toString();
        add(Kind.TEXT, read, start);
    }

    private char escaped() {
        char c = text.charAt(at++);
        int known = ESCAPED.indexOf(c);
        if (known < 0) {
            problems.add(
                    IssueCode.SYNTAX,
                    at - 2,
                    at,
                    null,
                    "\\" + c + " is no escape",
                    "Double the backslash, as in \"\\\\d\"; write other characters as they are.");
            return c;
        }
        return MEANT.charAt(known);
    }

    private void comment() {
        int start = at;
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
        comments.add(
                new Comment(text.substring(start, at).stripTrailing(), start, at, lineStarts, blankFollows(text, at)));
    }

    /** Tells whether the line behind the one that ends here is empty. */
    static boolean blankFollows(String text, int lineEnd) {
        int i = lineEnd + 1;
        while (i < text.length() && text.charAt(i) != '\n' && isBlank(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == '\n';
    }

    private void add(Kind kind, String value, int start) {
        String read = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
        Keyword keyword = kind == Kind.WORD ? Keyword.find(read) : null;
        tokens.add(new Token(kind, read, keyword, start, at, lineStarts));
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\u00A0';
    }

    private static boolean startsWord(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '+';
    }

    /** A word holds no sign at its end that closes a sentence. */
    private static int wordEnd(String text, int start) {
        int end = start;
        int last = start;
        while (last < text.length()) {
            int c = text.codePointAt(last);
            boolean inside = "_-+./:@".indexOf(c) >= 0;
            if (!inside && !Character.isLetterOrDigit(c)) {
                break;
            }
            last += Character.charCount(c);
            if (c != '.' && c != ':') {
                end = last;
            }
        }
        return Math.max(end, start + 1);
    }
}
