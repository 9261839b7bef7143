package dev.pointsman.dsl;

import dev.pointsman.dsl.Syntax.Cell;
import dev.pointsman.dsl.Syntax.Clause;
import dev.pointsman.dsl.Syntax.Column;
import dev.pointsman.dsl.Syntax.Row;
import dev.pointsman.dsl.Syntax.Subject;
import dev.pointsman.dsl.Syntax.TableItem;
import dev.pointsman.dsl.Token.Kind;
import dev.pointsman.dsl.Tokens.Unreadable;
import dev.pointsman.rule.IssueCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads tables: a row of headings, then one row for each rule, with a bar before and behind each cell. */
final class TableParser {

    static final String TEAM = "team";

    private static final String EXAMPLE = "Write: | category | region | team |";

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
        if (word.is(Kind.WORD) && word.text().equals(TEAM)) {
            tokens.next();
            return new Column(null, true, null, word.start(), word.end());
        }
        if (!word.isLiteral() && !word.is(Keyword.ATTRIBUTE)) {
            throw tokens.expected(
                    "a field such as category", "attribute", "rule", "salience", "from", "until", "because", TEAM);
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

    private Syntax.Node test(Subject subject) {
        return subject.isTags() ? conditions.tags(subject) : conditions.cell(subject);
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
