package dev.pointsman.dsl.layout;

import dev.pointsman.dsl.syntax.Comment;
import dev.pointsman.dsl.syntax.Keyword;
import dev.pointsman.dsl.syntax.Syntax;
import dev.pointsman.dsl.syntax.Syntax.Clause;
import dev.pointsman.dsl.syntax.Syntax.Group;
import dev.pointsman.dsl.syntax.Syntax.Item;
import dev.pointsman.dsl.syntax.Syntax.Node;
import dev.pointsman.dsl.syntax.Syntax.RuleItem;
import dev.pointsman.dsl.syntax.Syntax.TableItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lays a file out in the one canonical way: clauses in one order, each on a line, each test on a line, the cells of tables
 * below each other, one empty line between rules. Formatting what was formatted changes nothing. Comments stay with what
 * they stand before or behind.
 */
public final class RouteFormat {

    private static final int WIDTH = 110;
    private static final String CLAUSE = "  ";
    private static final String FURTHER_PART = "    ";
    private static final String CONTINUED = "      ";

    private static final List<Keyword> ORDER = List.of(
            Keyword.SALIENCE,
            Keyword.FROM,
            Keyword.UNTIL,
            Keyword.DISABLED,
            Keyword.NOTE,
            Keyword.SUPPRESS,
            Keyword.BECAUSE,
            Keyword.ROUTE);

    private final List<Line> lines = new ArrayList<>();

    /**
     * A line to be written, or several where it is long.
     *
     * @param start offset of what it says in the source
     * @param end offset behind it
     * @param indent blanks before it
     * @param pieces between which it may be broken
     */
    private record Line(int start, int end, String indent, List<String> pieces, boolean startsItem) {}

    private RouteFormat() {}

    /** Returns the text of a file that could be read without a fault. */
    public static String format(Syntax syntax) {
        RouteFormat format = new RouteFormat();
        syntax.items().forEach(format::item);
        return format.text(syntax.comments());
    }

    private void item(Item item) {
        if (item instanceof TableItem table) {
            table(table);
        } else {
            rule((RuleItem) item);
        }
    }

    private void rule(RuleItem rule) {
        String head = (rule.fallback() ? "default rule " : "rule ") + RouteText.name(rule.id());
        lines.add(new Line(rule.start(), rule.id().end(), "", List.of(head), true));
        List<Clause> clauses = inOrder(rule.clauses());
        int last = clauses.size() - 1;
        clauses.subList(0, last).forEach(this::clause);
        if (rule.when() != null) {
            when(rule.when(), rule.whenAt());
        }
        clause(clauses.get(last));
    }

    private static List<Clause> inOrder(List<Clause> clauses) {
        return clauses.stream()
                .sorted(Comparator.comparing(clause -> ORDER.indexOf(clause.word())))
                .toList();
    }

    private void clause(Clause clause) {
        lines.add(new Line(clause.start(), clause.end(), CLAUSE, RouteText.clause(clause), false));
    }

    /** Each part that must hold stands on a line of its own. */
    private void when(Node when, int whenAt) {
        boolean any = when instanceof Group group && group.any();
        List<Node> parts = new ArrayList<>();
        if (when instanceof Group alternatives && any) {
            parts.addAll(alternatives.parts());
        } else {
            flatten(when, parts);
        }
        for (int i = 0; i < parts.size(); i++) {
            Node part = parts.get(i);
            List<String> pieces = new ArrayList<>(RouteText.part(part));
            pieces.set(0, (i == 0 ? "when " : any ? "or " : "and ") + pieces.get(0));
            lines.add(new Line(
                    i == 0 ? whenAt : part.start(), part.end(), i == 0 ? CLAUSE : FURTHER_PART, pieces, false));
        }
    }

    /** Of what must all hold, brackets at the top say nothing. */
    private static void flatten(Node node, List<Node> parts) {
        if (node instanceof Group group && !group.any()) {
            group.parts().forEach(part -> flatten(part, parts));
        } else {
            parts.add(node);
        }
    }

    private void table(TableItem table) {
        String head = "table " + RouteText.name(table.name());
        lines.add(new Line(table.start(), table.name().end(), "", List.of(head), true));
        inOrder(table.clauses()).forEach(this::clause);
        List<List<String>> texts = new ArrayList<>();
        texts.add(table.columns().stream().map(RouteText::column).toList());
        table.rows().forEach(row -> {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.cells().size(); i++) {
                cells.add(RouteText.cell(table.columns().get(i), row.cells().get(i)));
            }
            texts.add(cells);
        });
        List<String> aligned = TableLayout.aligned(texts);
        lines.add(new Line(table.header().start(), table.header().end(), CLAUSE, List.of(aligned.get(0)), false));
        for (int i = 0; i < table.rows().size(); i++) {
            Syntax.Row row = table.rows().get(i);
            lines.add(new Line(row.start(), row.end(), CLAUSE, List.of(aligned.get(i + 1)), false));
        }
    }

    private String text(List<Comment> comments) {
        CommentPlaces places = new CommentPlaces(
                lines.stream()
                        .map(line -> new CommentPlaces.Stretch(line.start(), line.end()))
                        .toList(),
                comments);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.startsItem() && i > 0) {
                text.append('\n');
            }
            for (Comment comment : places.before(i)) {
                text.append(line.indent()).append(comment.text()).append('\n');
                text.append(line.startsItem() && comment.ownLine() && comment.blankBehind() ? "\n" : "");
            }
            if (line.startsItem() || !joinsBefore(i, places)) {
                wrap(text, line);
            } else {
                text.setLength(text.length() - 1);
                text.append(' ').append(line.pieces().get(0)).append('\n');
            }
            places.behind(i).ifPresent(comment -> {
                text.setLength(text.length() - 1);
                text.append(' ').append(comment.text()).append('\n');
            });
        }
        if (!places.last().isEmpty() && !lines.isEmpty()) {
            text.append('\n');
        }
        List<Comment> last = places.last();
        for (int i = 0; i < last.size(); i++) {
            text.append(last.get(i).text()).append('\n');
            text.append(last.get(i).blankBehind() && i < last.size() - 1 ? "\n" : "");
        }
        return text.toString();
    }

    /** {@code until} goes on the line of {@code from}, unless a comment stands between them. */
    private boolean joinsBefore(int index, CommentPlaces places) {
        boolean follows = index > 0
                && lines.get(index).pieces().get(0).startsWith("until ")
                && lines.get(index - 1).pieces().get(0).startsWith("from ");
        return follows
                && places.before(index).isEmpty()
                && places.behind(index - 1).isEmpty();
    }

    private static void wrap(StringBuilder text, Line line) {
        int start = text.length();
        text.append(line.indent());
        boolean first = true;
        for (String piece : line.pieces()) {
            if (!first && text.length() - start + 1 + piece.length() > WIDTH) {
                text.append('\n');
                start = text.length();
                text.append(CONTINUED);
            } else if (!first) {
                text.append(' ');
            }
            text.append(piece);
            first = false;
        }
        text.append('\n');
    }
}
