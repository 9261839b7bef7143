package dev.pointsman.dsl.meaning;

import dev.pointsman.dsl.syntax.Keyword;
import dev.pointsman.dsl.syntax.Syntax.Cell;
import dev.pointsman.dsl.syntax.Syntax.Clause;
import dev.pointsman.dsl.syntax.Syntax.Column;
import dev.pointsman.dsl.syntax.Syntax.Group;
import dev.pointsman.dsl.syntax.Syntax.Node;
import dev.pointsman.dsl.syntax.Syntax.Row;
import dev.pointsman.dsl.syntax.Syntax.RuleItem;
import dev.pointsman.dsl.syntax.Syntax.TableItem;
import dev.pointsman.dsl.syntax.Syntax.Test;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.source.ContentHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the rows of a table into rules. */
final class TableRules {

    private static final int LONGEST_ID = 100;
    private static final int KEPT = 80;
    private static final int HASH_DIGITS = 8;

    private final TableItem table;

    private TableRules(TableItem table) {
        this.table = table;
    }

    static List<RuleItem> of(TableItem table) {
        TableRules rules = new TableRules(table);
        return table.rows().stream().map(rules::rule).toList();
    }

    private RuleItem rule(Row row) {
        Map<Keyword, Clause> settings = new LinkedHashMap<>();
        List<Clause> repeated = new ArrayList<>();
        for (Clause clause : table.clauses()) {
            if (clause.word() == Keyword.NOTE || clause.word() == Keyword.SUPPRESS) {
                repeated.add(clause);
            } else {
                settings.put(clause.word(), clause);
            }
        }
        List<Node> tests = new ArrayList<>();
        Token id = null;
        for (int i = 0; i < row.cells().size(); i++) {
            Column column = table.columns().get(i);
            Cell cell = row.cells().get(i);
            Token value = cell.value();
            if (cell.test() != null) {
                tests.add(cell.test());
            } else if (value != null && column.setting() == Keyword.RULE) {
                id = value;
            } else if (value != null) {
                Keyword word = column.team() ? Keyword.ROUTE : column.setting();
                settings.put(
                        java.util.Objects.requireNonNull(word),
                        new Clause(word, List.of(value), cell.start(), cell.end()));
            }
        }
        List<Clause> clauses = new ArrayList<>(settings.values());
        clauses.addAll(repeated);
        Token name = id == null ? derivedId(row) : id;
        return new RuleItem(row.start(), tests.isEmpty(), name, clauses, when(tests), row.start(), true);
    }

    private static @Nullable Node when(List<Node> tests) {
        if (tests.size() < 2) {
            return tests.isEmpty() ? null : tests.get(0);
        }
        return new Group(false, tests, tests.get(tests.size() - 1).end());
    }

    /** The values of a row name it: its id stays when rows are sorted, added or taken out. */
    private Token derivedId(Row row) {
        StringBuilder id = new StringBuilder(table.name().text());
        for (int i = 0; i < row.cells().size(); i++) {
            if (table.columns().get(i).subject() != null) {
                Node test = row.cells().get(i).test();
                id.append('/').append(test == null ? "-" : values(test));
            }
        }
        String text = id.toString().replaceAll("[\"\\\\\\p{Cntrl}]", "_");
        if (text.length() > LONGEST_ID) {
            String hash = new ContentHash().add(text).hex().substring(0, HASH_DIGITS);
            text = text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, KEPT))) + "~" + hash;
        }
        return new Token(Token.Kind.TEXT, text, null, row.start(), row.end(), true);
    }

    private static String values(Node node) {
        if (node instanceof Group group) {
            return group.parts().stream().map(TableRules::values).collect(Collectors.joining("+"));
        }
        Test test = (Test) node;
        String values = test.values().stream().map(Token::text).collect(Collectors.joining("+"));
        String phrase = switch (test.phrase()) {
            case IS, ONE_OF, TAGGED -> "";
            case NOT_TAGGED -> "not";
            default -> test.phrase().words().replaceFirst("^is ", "").replace(' ', '-');
        };
        return phrase + (phrase.isEmpty() || values.isEmpty() ? "" : "-") + values;
    }
}
