package dev.pointsman.ruletest;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.YamlNode;
import dev.pointsman.text.Printable;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the rows of a table. A column is a field or an attribute of the ticket ({@code attributes.NAME} for one that the
 * schema does not have), something that is expected, {@code at}, or {@code name}. An empty cell says nothing.
 */
final class TestTable {

    private static final String NAME = "name";
    private static final String AT = "at";
    private static final String ATTRIBUTES = "attributes.";

    private static final Operand ID = new Operand.Field(TicketField.ID);

    private final String name;
    private final RuleSet ruleSet;
    private final TestIssues issues;
    private final List<String> columns = new ArrayList<>();
    private final Map<String, Operand> operands = new LinkedHashMap<>();
    private boolean usable = true;

    TestTable(String name, List<YamlNode> header, RuleSet ruleSet, TestIssues issues) {
        this.name = name;
        this.ruleSet = ruleSet;
        this.issues = issues;
        header.forEach(this::readColumn);
        checkHeader(header);
    }

    /** Returns the name of the column for an attribute: its own, unless that means something else. */
    static String attributeColumn(String attribute, TicketSchema schema) {
        boolean own = TicketCells.operand(attribute, schema)
                .filter(new Operand.Attribute(attribute)::equals)
                .isPresent();
        return own && !isReserved(attribute) ? attribute : ATTRIBUTES + attribute;
    }

    private static boolean isReserved(String column) {
        return column.equals(NAME) || column.equals(AT) || Aspect.find(column).isPresent();
    }

    private void readColumn(YamlNode node) {
        Optional<String> text = node.text();
        String column = text.orElse("");
        usable &= text.isPresent();
        if (columns.contains(column)) {
            issues.add(IssueCode.BAD_TEST, node, "the column " + Printable.quoted(column) + " stands here twice");
            usable = false;
        }
        columns.add(column);
        if (isReserved(column)) {
            return;
        }
        if (column.startsWith(ATTRIBUTES) && column.length() > ATTRIBUTES.length()) {
            operands.put(column, new Operand.Attribute(column.substring(ATTRIBUTES.length())));
            return;
        }
        TicketCells.operand(column, ruleSet.schema())
                .ifPresentOrElse(operand -> operands.put(column, operand), () -> unknown(node, column));
    }

    private void unknown(YamlNode node, String column) {
        usable = false;
        if (!column.isEmpty()) {
            List<String> known = new ArrayList<>(TicketCells.names(ruleSet.schema()));
            known.addAll(Aspect.keys());
            known.add(NAME);
            known.add(AT);
            issues.addUnknown(
                    IssueCode.UNKNOWN_FIELD, node, "unknown column " + Printable.quoted(column), column, known);
        }
    }

    private void checkHeader(List<YamlNode> header) {
        Set<Operand> distinct = new HashSet<>(operands.values());
        if (distinct.size() < operands.size()) {
            issues.add(IssueCode.BAD_TEST, header.get(0), "two columns name the same attribute");
            usable = false;
        }
        if (usable
                && !header.isEmpty()
                && columns.stream().noneMatch(column -> Aspect.find(column).isPresent())) {
            issues.add(
                    IssueCode.BAD_TEST,
                    header.get(0).position(),
                    "no column says what is expected",
                    "Add a column " + String.join(", ", Aspect.keys()) + ".");
            usable = false;
        }
    }

    /** Reads a row: one case, or none after an issue. */
    List<TestCase> read(YamlNode row, Setting shared, CaseReader reader) {
        List<YamlNode> cells = row.list();
        if (!usable || !row.isList()) {
            return List.of();
        }
        if (cells.size() != columns.size()) {
            issues.add(
                    IssueCode.BAD_TEST,
                    row.position(),
                    "the row has " + cells.size() + " cells, the table has " + columns.size() + " columns",
                    "Write null for a cell that says nothing.");
            return List.of();
        }
        int errors = issues.errors();
        Row read = new Row(reader, shared);
        for (int i = 0; i < cells.size(); i++) {
            read.cell(columns.get(i), cells.get(i));
        }
        if (read.expectsNothing) {
            reader.noExpectation(row);
        }
        return reader.testCase(
                name + ": " + read.name(),
                row.position(),
                read.setting.withTicket(new TicketCells(read.ticket)).withBroken(issues.errors() > errors),
                read.expected);
    }

    private static String text(YamlNode cell) {
        return cell.isList()
                ? String.join("+", cell.texts())
                : cell.value().map(String::valueOf).orElse("-");
    }

    /** A row that is being read. */
    private final class Row {
        private final CaseReader reader;
        private final Map<Operand, YamlNode> ticket = new LinkedHashMap<>();
        private final List<Expected> expected = new ArrayList<>();
        private final List<String> said = new ArrayList<>();
        private boolean expectsNothing = true;
        private String ownName = "";
        private Setting setting;

        private Row(CaseReader reader, Setting shared) {
            this.reader = reader;
            this.setting = shared;
        }

        private void cell(String column, YamlNode cell) {
            Operand operand = operands.get(column);
            if (operand != null) {
                ticket.put(operand, cell);
                said.add(text(cell));
                if (operand.equals(ID) && ownName.isEmpty()) {
                    ownName = cell.value().map(String::valueOf).orElse("");
                }
            } else if (cell.value().isPresent()) {
                switch (column) {
                    case NAME -> ownName = text(cell);
                    case AT -> {
                        setting = reader.instant(cell).map(setting::withAt).orElse(setting);
                        said.add(text(cell));
                    }
                    default -> {
                        expectsNothing = false;
                        Aspect.find(column)
                                .flatMap(aspect -> reader.expected(aspect, cell))
                                .ifPresent(expected::add);
                    }
                }
            }
        }

        /** A row is called by its own name, else by the id of the ticket, else by all that it says of it. */
        private String name() {
            return ownName.isEmpty() ? String.join(", ", said) : ownName;
        }
    }
}
