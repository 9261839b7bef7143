package dev.pointsman.dsl.parse;

import dev.pointsman.dsl.parse.Tokens.Unreadable;
import dev.pointsman.dsl.syntax.Keyword;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.dsl.syntax.Syntax;
import dev.pointsman.dsl.syntax.Syntax.Clause;
import dev.pointsman.dsl.syntax.Syntax.Item;
import dev.pointsman.dsl.syntax.Syntax.Node;
import dev.pointsman.dsl.syntax.Syntax.RuleItem;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.dsl.syntax.Token.Kind;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.source.Suggestion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of the routing language. What cannot be read is reported and passed over: reading goes on with the next
 * clause that begins a line, or the next rule. One object reads one file once.
 */
public final class Parser {

    private static final Set<Keyword> ITEMS = EnumSet.of(Keyword.RULE, Keyword.DEFAULT, Keyword.TABLE);

    private static final List<String> FIRST_WORDS = Stream.concat(ITEMS.stream(), Clauses.OF_RULES.stream())
            .map(Keyword::text)
            .toList();

    private final Lexer.Lexed lexed;
    private final Tokens tokens;
    private final Clauses clauses;
    private final ConditionParser conditions;

    private Parser(Lexer.Lexed lexed, Problems problems) {
        this.lexed = lexed;
        this.tokens = new Tokens(lexed.tokens(), problems);
        this.clauses = new Clauses(tokens);
        this.conditions = new ConditionParser(tokens);
    }

    /** Reads the file that the problems are collected for. */
    public static Syntax parse(Problems problems) {
        Parser parser = new Parser(Lexer.lex(problems), problems);
        List<Item> items = parser.items();
        return new Syntax(items, parser.lexed.comments(), problems.errors() == 0);
    }

    private List<Item> items() {
        List<Item> items = new ArrayList<>();
        while (!tokens.peek().is(Kind.END)) {
            try {
                items.add(item());
            } catch (Unreadable reported) {
                skipToItem();
            }
        }
        return items;
    }

    private Item item() {
        tokens.enter(null);
        Token first = tokens.peek();
        if (first.is(Keyword.RULE)) {
            tokens.next();
            return rule(first.start(), false);
        }
        if (first.is(Keyword.DEFAULT)) {
            tokens.next();
            if (!tokens.isNext(Keyword.RULE)) {
                throw tokens.problem(
                        IssueCode.SYNTAX,
                        "expected \"rule\" and a name behind \"default\"",
                        "Write: default rule fallback");
            }
            tokens.next();
            return rule(first.start(), true);
        }
        if (first.is(Keyword.TABLE)) {
            tokens.next();
            return new TableParser(tokens, clauses, conditions).table(first.start());
        }
        throw tokens.expected("", "rule", "default rule", "table");
    }

    /** A word that begins a rule does so at the start of a line only: elsewhere it is part of a mistake. */
    static boolean startsItem(Token token) {
        return token.firstOnLine() && token.keyword() != null && ITEMS.contains(token.keyword());
    }

    private void skipToItem() {
        while (!tokens.peek().is(Kind.END) && !startsItem(tokens.peek())) {
            tokens.next();
        }
    }

    private Item rule(int start, boolean fallback) {
        RuleParts parts = new RuleParts();
        Token id = id(parts);
        tokens.enter(id.text());
        while (!tokens.peek().is(Kind.END) && !startsItem(tokens.peek()) && !isMeantAsItem(tokens.peek())) {
            try {
                clause(parts, fallback);
            } catch (Unreadable reported) {
                parts.whole = false;
                clauses.skipToClause(Clauses.OF_RULES);
            }
        }
        complete(parts, fallback, id);
        return new RuleItem(start, fallback, id, parts.clauses, parts.when, parts.whenAt, parts.whole);
    }

    /** A rule whose name cannot be read is read on, for its other mistakes. */
    private Token id(RuleParts parts) {
        Token found = tokens.peek();
        try {
            return tokens.name("the id of the rule");
        } catch (Unreadable reported) {
            parts.whole = false;
            if (!found.firstOnLine() && tokens.peek().equals(found)) {
                tokens.next();
            }
            return found;
        }
    }

    /** A misspelt {@code rule} at the start of a line begins a rule all the same, of which no more can be read. */
    static boolean isMeantAsItem(Token token) {
        return token.firstOnLine()
                && token.is(Kind.WORD)
                && token.keyword() == null
                && Suggestion.nearest(token.text(), FIRST_WORDS)
                        .map(Keyword::find)
                        .filter(ITEMS::contains)
                        .isPresent();
    }

    private static final class RuleParts {
        private final List<Clause> clauses = new ArrayList<>();
        private final Set<Keyword> seen = EnumSet.noneOf(Keyword.class);
        private @Nullable Node when;
        private int whenAt;
        private boolean whole = true;
    }

    private void clause(RuleParts parts, boolean fallback) {
        Token word = tokens.peek();
        clauses.checkFirst(word, parts.seen);
        if (!word.is(Keyword.WHEN)) {
            if (!Clauses.isOneOf(word, Clauses.OF_RULES) && !word.firstOnLine()) {
                parts.when = null; // what was read of it is not what was meant
            }
            parts.clauses.add(clauses.clause(Clauses.OF_RULES));
            return;
        }
        tokens.next();
        if (fallback) {
            throw tokens.problemAt(
                    word,
                    "the default rule takes every ticket, it has no condition",
                    "Take \"default\" or \"when\" out.");
        }
        parts.whenAt = word.start();
        parts.when = conditions.condition();
    }

    /** What is missing is not reported where something could not be read: it may have been that. */
    private void complete(RuleParts parts, boolean fallback, Token id) {
        if (!parts.whole) {
            return;
        }
        if (parts.when == null && !fallback) {
            parts.whole = false;
            tokens.problemAt(
                    id,
                    "the rule has no condition",
                    "Add \"when ...\"; the rule for all other tickets begins with \"default rule\".");
        }
        if (!parts.seen.contains(Keyword.ROUTE)) {
            parts.whole = false;
            tokens.problemAt(id, "the rule names no team", "Add: route to ...");
        }
    }
}
