package dev.pointsman.dsl.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says, as its author wrote it: no name is looked up yet, no value has a type. Immutable.
 *
 * @param items rules and tables, in source order
 * @param comments all comments, in source order
 * @param faultless whether everything could be read
 */
public record Syntax(List<Item> items, List<Comment> comments, boolean faultless) {

    public Syntax {
        items = List.copyOf(items);
        comments = List.copyOf(comments);
    }

    /** A rule or a table. */
    public sealed interface Item {
        /** Returns the offset of its first character. */
        int start();
    }

    /**
     * A rule.
     *
     * @param fallback whether it is the default rule
     * @param id its name
     * @param clauses everything but the condition, in source order
     * @param when what it demands; null for the fallback, and where it could not be read
     * @param whenAt offset of the word {@code when}
     * @param whole whether every part could be read
     */
    public record RuleItem(
            int start,
            boolean fallback,
            Token id,
            List<Clause> clauses,
            @Nullable Node when,
            int whenAt,
            boolean whole) implements Item {
        public RuleItem {
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * A table of rules.
     *
     * @param clauses what is the same for all rows
     * @param header offsets of the row of headings
     * @param whole whether every part could be read
     */
    public record TableItem(
            int start,
            Token name,
            List<Clause> clauses,
            Row header,
            List<Column> columns,
            List<Row> rows,
            boolean whole)
            implements Item {
        public TableItem {
            clauses = List.copyOf(clauses);
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * A clause of a rule that is not its condition.
     *
     * @param word the word it begins with; {@code because} is one of its own in tables only
     * @param arguments names, texts and dates in it, in the order in which they stand
     * @param end offset behind its last character
     */
    public record Clause(Keyword word, List<Token> arguments, int start, int end) {
        public Clause {
            arguments = List.copyOf(arguments);
        }
    }

    /** A condition. */
    public sealed interface Node {
        /** Returns the offset of its first character, that of a bracket around it not included. */
        int start();

        /** Returns the offset behind its last character, a bracket behind it included. */
        int end();
    }

    /**
     * Tests joined by one word.
     *
     * @param any whether one of them is enough ({@code or}), rather than all needed ({@code and})
     * @param parts at least two
     */
    public record Group(boolean any, List<Node> parts, int end) implements Node {
        public Group {
            parts = List.copyOf(parts);
        }

        @Override
        public int start() {
            return parts.get(0).start();
        }
    }

    /** {@code not ( ... )}. */
    public record Negation(Node part, int start, int end) implements Node {}

    /**
     * A test.
     *
     * @param values literals; {@code present} and {@code absent} are keywords among them
     * @param phraseAt offset of the first word of the phrase
     */
    public record Test(Subject subject, Phrase phrase, List<Token> values, int start, int phraseAt, int end)
            implements Node {
        public Test {
            values = List.copyOf(values);
        }
    }

    /**
     * What a test looks at.
     *
     * @param attribute whether it is an attribute, rather than a field
     */
    public record Subject(boolean attribute, Token name) {

        /** Tells whether it is the field of that name. */
        public boolean isPriority() {
            return !attribute && name.text().equals("priority");
        }

        /** Tells whether it is the field of that name. */
        public boolean isTags() {
            return !attribute && name.text().equals("tags");
        }
    }

    /**
     * A column of a table: a setting of the rule, or the team, or else a subject.
     *
     * @param setting which clause of the rule its cells are; null for the team and for a subject
     * @param team whether its cells name the team
     * @param subject what its cells test; null for a setting and for the team
     */
    public record Column(
            @Nullable Keyword setting,
            boolean team,
            @Nullable Subject subject,
            int start,
            int end) {

        /** The heading of the column of teams. */
        public static final String TEAM = "team";
    }

    /** A row of a table. */
    public record Row(List<Cell> cells, int start, int end) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * What stands in a column.
     *
     * @param test in the column of a subject; null for any value
     * @param value in the column of a setting; null where there is none
     */
    public record Cell(@Nullable Node test, @Nullable Token value, int start, int end) {}
}
