package dev.pointsman.dsl.parse;

import dev.pointsman.dsl.parse.Tokens.Unreadable;
import dev.pointsman.dsl.syntax.Keyword;
import dev.pointsman.dsl.syntax.Phrase;
import dev.pointsman.dsl.syntax.Syntax.Cell;
import dev.pointsman.dsl.syntax.Syntax.Clause;
import dev.pointsman.dsl.syntax.Syntax.Column;
import dev.pointsman.dsl.syntax.Syntax.Group;
import dev.pointsman.dsl.syntax.Syntax.Node;
import dev.pointsman.dsl.syntax.Syntax.Row;
import dev.pointsman.dsl.syntax.Syntax.Subject;
import dev.pointsman.dsl.syntax.Syntax.TableItem;
import dev.pointsman.dsl.syntax.Syntax.Test;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.dsl.syntax.Token.Kind;
import dev.pointsman.rule.IssueCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads tables: a row of headings, then one row for each rule, with a bar before and behind each cell. */
final class TableParser {

    private static final String EXAMPLE = "Write: | category | region | team |";

    /** What other languages of tables have below the headings. */
    private static final Pattern RULER = Pattern.compile(":?-{2,}:?");

    private static final Set<Keyword> SETTINGS =
            EnumSet.of(Keyword.RULE, Keyword.SALIENCE, Keyword.FROM, Keyword.UNTIL, Keyword.BECAUSE);

    private final Tokens tokens;
    private final Clauses clauses;
    private final ConditionParser conditions;

    TableParser(Tokens tokens, Clauses clauses, ConditionParser conditions) {
        this.tokens = tokens;
        this.clauses = clauses;
        this.conditions = conditions;
    }

    /** Reads what stands behind {@code table}. */
    TableItem table(int start) {
        Token name = tokens.name("the name of the table");
        List<Clause> settings = new ArrayList<>();
        Set<Keyword> seen = EnumSet.noneOf(Keyword.class);
        boolean whole = true;
        while (!tokens.peek().is(Kind.BAR)) {
            if (tokens.peek().is(Kind.END) || Parser.startsItem(tokens.peek()) || Parser.isMeantAsItem(tokens.peek())) {
                if (whole) {
                    throw tokens.problemAt(name, "the table has no rows", EXAMPLE);
                }
                throw new Unreadable();
            }
            try {
                clauses.checkFirst(tokens.peek(), seen);
                settings.add(clauses.clause(Clauses.OF_TABLES));
            } catch (Unreadable reported) {
                whole = false;
                clauses.skipToClause(Clauses.OF_TABLES);
            }
        }
        int headerAt = tokens.peek().start();
        List<Column> columns = header();
        Row header = new Row(List.of(), headerAt, tokens.lastEnd());
        List<Row> rows = new ArrayList<>();
        while (!tokens.peek().is(Kind.END) && !Parser.startsItem(tokens.peek())) {
            Token first = tokens.peek();
            if (Parser.isMeantAsItem(first)) {
                break;
            }
            try {
                rows.add(row(columns));
            } catch (Unreadable reported) {
                whole = false;
                skipLine(first);
            }
        }
        return new TableItem(start, name, settings, header, columns, rows, whole);
    }

    /** Passes at least one token: that which cannot begin a row stands at the start of a line itself. */
    private void skipLine(Token failed) {
        if (tokens.peek().equals(failed)) {
            tokens.next();
        }
        while (!tokens.peek().is(Kind.END) && !tokens.peek().firstOnLine()) {
            tokens.next();
        }
    }

    /** Reads the headings. */
    List<Column> header() {
        tokens.next();
        List<Column> columns = new ArrayList<>();
        while (!atLineEnd()) {
            Column column = column();
            if (columns.stream().anyMatch(earlier -> isSame(earlier, column))) {
                throw tokens.problemAt(
                        column.start(), column.end(), "this column stands here twice", "Take one of the two out.");
            }
            columns.add(column);
            bar();
        }
        requireTeamLast(columns);
        return columns;
    }

    private void requireTeamLast(List<Column> columns) {
        if (columns.isEmpty()) {
            throw tokens.problemBefore("the table has no columns", EXAMPLE);
        }
        Column last = columns.get(columns.size() - 1);
        if (!last.team()) {
            throw tokens.problemAt(last.start(), last.end(), "the last column of a table is \"team\"", EXAMPLE);
        }
        if (columns.stream().noneMatch(column -> column.subject() != null)) {
            throw tokens.problemAt(last.start(), last.end(), "no column is a field or an attribute", EXAMPLE);
        }
    }

    private static boolean isSame(Column one, Column other) {
        Subject first = one.subject();
        Subject second = other.subject();
        if (first == null || second == null) {
            return first == null && second == null && one.setting() == other.setting();
        }
        return first.attribute() == second.attribute()
                && first.name().text().equals(second.name().text());
    }

    private Column column() {
        Token word = tokens.peek();
        Keyword keyword = word.keyword();
        if (keyword != null && SETTINGS.contains(keyword)) {
            tokens.next();
            return new Column(keyword, false, null, word.start(), word.end());
        }
        if (word.is(Kind.WORD) && word.text().equals(Column.TEAM)) {
            tokens.next();
            return new Column(null, true, null, word.start(), word.end());
        }
        if (!word.isLiteral() && !word.is(Keyword.ATTRIBUTE)) {
            throw tokens.expected(
                    "a field such as category",
                    "attribute",
                    "rule",
                    "salience",
                    "from",
                    "until",
                    "because",
                    Column.TEAM);
        }
        Subject subject = conditions.subject();
        return new Column(null, false, subject, word.start(), tokens.lastEnd());
    }

    /** Reads a row below these headings. */
    Row row(List<Column> columns) {
        Token first = tokens.peek();
        if (!first.is(Kind.BAR)) {
            throw tokens.expected("a row of the table, which begins with |", "rule", "default rule", "table");
        }
        tokens.next();
        if (RULER.matcher(tokens.peek().text()).matches()) {
            throw tokens.problem(IssueCode.SYNTAX, "a line of dashes is no row of a table", "Take it out.");
        }
        List<Cell> cells = new ArrayList<>();
        while (!atLineEnd()) {
            if (cells.size() == columns.size()) {
                throw tokens.problem(
                        IssueCode.SYNTAX, "the row has more cells than there are columns (" + columns.size() + ")", "");
            }
            cells.add(cell(columns.get(cells.size())));
            bar();
        }
        if (cells.size() < columns.size()) {
            throw tokens.problemBefore(
                    "the row has " + cells.size() + " of " + columns.size() + " cells", "Write - for any value.");
        }
        return new Row(cells, first.start(), tokens.lastEnd());
    }

    private Cell cell(Column column) {
        Token first = tokens.peek();
        if (first.isAny() && !column.team()) {
            tokens.next();
            return new Cell(null, null, first.start(), first.end());
        }
        if (first.is(Kind.BAR)) {
            throw tokens.problem(IssueCode.SYNTAX, "the cell is empty", "Write - for any value.");
        }
        Subject subject = column.subject();
        if (subject != null) {
            return new Cell(test(subject), null, first.start(), tokens.lastEnd());
        }
        Token value = setting(column);
        return new Cell(null, value, first.start(), first.end());
    }

    private Node test(Subject subject) {
        return subject.isTags() ? tags(subject) : values(subject);
    }

    /** Reads a cell of tags; several are any of them. */
    private Node tags(Subject tags) {
        int start = tokens.peek().start();
        if (tokens.isNext(Keyword.NOT)) {
            tokens.next();
            return new Test(tags, Phrase.NOT_TAGGED, List.of(tokens.value()), start, start, tokens.lastEnd());
        }
        List<Node> tests = new ArrayList<>();
        do {
            if (!tests.isEmpty()) {
                tokens.next();
            }
            Token tag = tokens.value();
            tests.add(new Test(tags, Phrase.TAGGED, List.of(tag), tag.start(), tag.start(), tag.end()));
        } while (tokens.peek().is(Kind.COMMA));
        return tests.size() == 1 ? tests.get(0) : new Group(true, tests, tokens.lastEnd());
    }

    /** Reads a cell of a table; several values are {@code one of} them. */
    private Test values(Subject subject) {
        int start = tokens.peek().start();
        Test test = conditions.whatItIs(subject, start, start, false);
        if (test.phrase() != Phrase.IS || !tokens.peek().is(Kind.COMMA)) {
            return test;
        }
        List<Token> values = new ArrayList<>(test.values());
        while (tokens.peek().is(Kind.COMMA)) {
            tokens.next();
            values.add(tokens.listedValue());
        }
        return new Test(subject, Phrase.ONE_OF, values, start, start, tokens.lastEnd());
    }

    private Token setting(Column column) {
        if (column.setting() == Keyword.SALIENCE) {
            return clauses.salience();
        }
        if (column.setting() == Keyword.BECAUSE) {
            return tokens.text("the reason");
        }
        if (column.setting() == Keyword.RULE) {
            return tokens.name("the id of the rule");
        }
        return tokens.name(column.team() ? "the id of a team" : "a date such as 2026-11-22");
    }

    private void bar() {
        if (!tokens.peek().is(Kind.BAR) || tokens.peek().firstOnLine()) {
            throw tokens.expected("| behind the cell");
        }
        tokens.next();
    }

    private boolean atLineEnd() {
        return tokens.peek().firstOnLine() || tokens.peek().is(Kind.END);
    }
}
