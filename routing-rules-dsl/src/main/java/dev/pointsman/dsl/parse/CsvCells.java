package dev.pointsman.dsl.parse;

import dev.pointsman.dsl.syntax.Keyword;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.dsl.syntax.Syntax.Column;
import dev.pointsman.dsl.syntax.Syntax.Subject;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.dsl.syntax.Token.Kind;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.TicketSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/**
 * Turns the records of a CSV file into the tokens of a table. Cells need no quotes of the language: a value goes to the
 * next comma, and the column says whether it is a text. Confined to one thread.
 */
final class CsvCells {

    private static final int LONGEST = 20_000;
    private static final Pattern BEFORE = Pattern.compile(
            "(?s)(not|one of|none of|at most|at least|below|above|more urgent than|less urgent than)\\s+(?=\\S)");
    private static final Pattern BEHIND = Pattern.compile("(?s)(\\S+)\\s+(or (?:more|less) urgent)");
    private static final Pattern VALUE = Pattern.compile("(?s)\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|[^,]*+)\\s*(,|$)");
    private static final Pattern SIGN = Pattern.compile("(>=|<=|!=|>|<)\\s*(\\S.*)", Pattern.DOTALL);
    private static final Map<String, String> MEANT =
            Map.of(">=", "at least", "<=", "at most", "!=", "not", ">", "above", "<", "below");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9].*+", Pattern.DOTALL);

    private final Problems problems;
    private final String text;
    private final TicketSchema schema;
    private List<Token> tokens = new ArrayList<>();
    private int at;

    CsvCells(Problems problems, TicketSchema schema) {
        this.problems = problems;
        this.text = problems.lines().file().text();
        this.schema = schema;
    }

    /** Returns the tokens of the record of headings. */
    List<Token> headings(CSVRecord record) {
        start(record);
        if (record.get(0).strip().startsWith("sep=")) {
            problems.add(
                    IssueCode.SYNTAX,
                    at,
                    at + record.get(0).length(),
                    null,
                    "the first line is no line of headings",
                    "Take it out.");
            throw new Tokens.Unreadable();
        }
        if (record.size() == 1 && record.get(0).indexOf(';') >= 0) {
            problems.add(
                    IssueCode.SYNTAX,
                    at,
                    at + record.get(0).length(),
                    null,
                    "the columns are separated by semicolons",
                    "Save the file with commas between the columns.");
            throw new Tokens.Unreadable();
        }
        for (int i = 0; i < record.size(); i++) {
            int end = cellEnd();
            heading(record.get(i).strip(), end);
            endCell(end);
        }
        return ended();
    }

    private void heading(String heading, int end) {
        int space = heading.indexOf(' ');
        if (space > 0 && heading.substring(0, space).equals(Keyword.ATTRIBUTE.text())) {
            add(Kind.WORD, Keyword.ATTRIBUTE.text(), end);
            add(Kind.TEXT, heading.substring(space).strip(), end);
        } else if (!heading.isEmpty()) {
            add(Kind.WORD, heading, end);
        }
    }

    /** Returns the tokens of a row. */
    List<Token> row(CSVRecord record, List<Column> columns) {
        start(record);
        for (int i = 0; i < record.size(); i++) {
            int end = cellEnd();
            String cell = record.get(i).strip();
            if (cell.length() > LONGEST) {
                problems.add(
                        IssueCode.LIMIT,
                        at,
                        at + 1,
                        null,
                        "a cell has " + cell.length() + " characters, at most " + LONGEST + " are read",
                        "Perhaps a quote is missing.");
                cell = cell.substring(0, LONGEST);
            }
            if (cell.equals("-") || i >= columns.size()) {
                add(Kind.WORD, "-", end);
            } else if (!cell.isEmpty()) {
                cell(columns.get(i), cell, end);
            }
            endCell(end);
        }
        return ended();
    }

    private void cell(Column column, String cell, int end) {
        Subject subject = column.subject();
        if (subject != null) {
            tests(subject, cell, end);
        } else if (column.setting() == Keyword.SALIENCE) {
            add(Kind.WORD, cell, end);
        } else {
            add(Kind.TEXT, cell, end);
        }
    }

    private void tests(Subject subject, String cell, int end) {
        Matcher sign = SIGN.matcher(cell);
        if (sign.matches()) {
            problems.add(
                    IssueCode.SYNTAX,
                    at,
                    end,
                    null,
                    "the cell begins with " + sign.group(1),
                    "Write: " + MEANT.get(sign.group(1)) + " " + sign.group(2)
                            + ". A text that begins so stands in quotes.");
            words(MEANT.getOrDefault(sign.group(1), ""), end);
            values(subject, sign.group(2), end);
            return;
        }
        if (cell.equals(Keyword.PRESENT.text()) || cell.equals(Keyword.ABSENT.text())) {
            add(Kind.WORD, cell, end);
            return;
        }
        String values = cell;
        Matcher before = BEFORE.matcher(cell);
        Matcher behind = BEHIND.matcher(cell);
        if (before.lookingAt()) {
            words(before.group(1), end);
            values = cell.substring(before.end());
        } else if (behind.matches()) {
            add(kind(subject, behind.group(1)), behind.group(1), end);
            words(behind.group(2), end);
            return;
        }
        values(subject, values, end);
    }

    private void words(String words, int end) {
        for (String word : words.split(" ", -1)) {
            add(Kind.WORD, word, end);
        }
    }

    private void values(Subject subject, String values, int end) {
        Matcher value = VALUE.matcher(values);
        boolean more = true;
        while (more && value.lookingAt()) {
            String one = value.group(1).strip();
            if (one.length() > 1 && one.startsWith("\"") && one.endsWith("\"")) {
                add(Kind.TEXT, one.substring(1, one.length() - 1).replaceAll("\\\\(.)", "$1"), end);
            } else if (!one.isEmpty()) {
                add(kind(subject, one), one, end);
            }
            more = !value.group(2).isEmpty();
            if (more) {
                add(Kind.COMMA, ",", end);
            }
            value.region(value.end(), values.length());
        }
    }

    /** What the column holds says how a value is meant; where nothing says it, a number is a number. */
    private Kind kind(Subject subject, String value) {
        if (value.equals(Keyword.ABSENT.text())) {
            return Kind.WORD;
        }
        if (!subject.attribute()) {
            return subject.isPriority() && (NUMBER.matcher(value).matches() || value.startsWith("P"))
                    ? Kind.WORD
                    : Kind.TEXT;
        }
        Optional<AttributeType> type = schema.attributeType(subject.name().text());
        boolean flag = value.equals(Keyword.TRUE.text()) || value.equals(Keyword.FALSE.text());
        boolean literal = flag || NUMBER.matcher(value).matches();
        return literal && !type.equals(Optional.of(AttributeType.TEXT)) ? Kind.WORD : Kind.TEXT;
    }

    private void start(CSVRecord record) {
        tokens = new ArrayList<>();
        at = (int) record.getCharacterPosition();
        while (at < text.length() && text.charAt(at) == '\n') {
            at++; // empty lines before it are counted in
        }
        tokens.add(new Token(Kind.BAR, "|", null, at, at, true));
    }

    private List<Token> ended() {
        tokens.add(new Token(Kind.END, "", null, at, at, true));
        return tokens;
    }

    private void add(Kind kind, String value, int end) {
        Keyword keyword = kind == Kind.WORD ? Keyword.find(value) : null;
        tokens.add(new Token(kind, value, keyword, at, end, false));
    }

    private void endCell(int end) {
        tokens.add(new Token(Kind.BAR, "|", null, end, end, false));
        at = Math.min(end + 1, text.length());
    }

    /** Returns the offset behind the cell that begins here. */
    private int cellEnd() {
        int end = at;
        if (end < text.length() && text.charAt(end) == '"') {
            for (end++; end < text.length() && !closes(end); end++) {
                end += text.charAt(end) == '"' ? 1 : 0; // a quote written twice
            }
        }
        while (end < text.length() && text.charAt(end) != ',' && text.charAt(end) != '\n') {
            end++;
        }
        return end;
    }

    private boolean closes(int quote) {
        boolean doubled = quote + 1 < text.length() && text.charAt(quote + 1) == '"';
        return text.charAt(quote) == '"' && !doubled;
    }
}
