package dev.pointsman.ruletest;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.YamlNode;
import dev.pointsman.text.Printable;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.ticketfile.TicketDraft;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values that a test file gives to fields and attributes of a ticket, where they stand. Immutable. */
final class TicketCells {

    static final TicketCells NONE = new TicketCells(Map.of());

    private static final String ATTRIBUTES = "attributes";

    private final Map<Operand, YamlNode> cells;

    TicketCells(Map<Operand, YamlNode> cells) {
        this.cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** Reads {@code {category: refund, amount: 12, attributes: {note: x}}}; what is unknown is an issue and left out. */
    static TicketCells read(YamlNode node, RuleSet ruleSet, TestIssues issues) {
        Map<Operand, YamlNode> cells = new LinkedHashMap<>();
        node.map().forEach((key, value) -> {
            if (key.equals(ATTRIBUTES) && !ruleSet.schema().attributes().containsKey(ATTRIBUTES)) {
                value.map().forEach((name, attribute) -> cells.put(new Operand.Attribute(name), attribute));
            } else {
                operand(key, ruleSet.schema())
                        .ifPresentOrElse(
                                operand -> cells.put(operand, value),
                                () -> issues.addUnknown(
                                        IssueCode.UNKNOWN_FIELD,
                                        value,
                                        Printable.quoted(key)
                                                + " is no field of a ticket, and no attribute of the schema",
                                        key,
                                        names(ruleSet.schema())));
            }
        });
        return new TicketCells(cells);
    }

    /** Finds the field, or the attribute of the schema, with a name. */
    static Optional<Operand> operand(String name, TicketSchema schema) {
        Optional<TicketField> field = TicketField.find(name);
        if (field.isPresent()) {
            return Optional.of(new Operand.Field(field.get()));
        }
        return schema.attributeType(name).map(type -> new Operand.Attribute(name));
    }

    /** Returns the names that {@link #operand} finds. */
    static List<String> names(TicketSchema schema) {
        List<String> names = new ArrayList<>(TicketField.names());
        names.addAll(schema.attributes().keySet());
        return names;
    }

    /** Returns these values with others, which win. */
    TicketCells with(TicketCells others) {
        if (cells.isEmpty() || others.cells.isEmpty()) {
            return cells.isEmpty() ? others : this;
        }
        Map<Operand, YamlNode> all = new LinkedHashMap<>(cells);
        all.putAll(others.cells);
        return new TicketCells(all);
    }

    /** Builds the ticket; what a field or an attribute cannot hold is an issue and left out. */
    Ticket ticket(String id, RuleSet ruleSet, TestIssues issues) {
        TicketDraft draft = new TicketDraft(ruleSet.schema());
        cells.forEach((operand, node) -> {
            try {
                set(draft, operand, node, ruleSet.schema());
            } catch (IllegalArgumentException e) {
                issues.add(IssueCode.WRONG_TYPE, node, String.valueOf(e.getMessage()));
            }
            new ListedValues(ruleSet.schema(), issues).check(operand, node);
        });
        return draft.build(id);
    }

    private static void set(TicketDraft draft, Operand operand, YamlNode node, TicketSchema schema) {
        if (operand instanceof Operand.Field field && field.field() == TicketField.TAGS && node.isList()) {
            draft.tags(node.texts());
        } else if (node.value().isPresent()) {
            if (operand instanceof Operand.Field field) {
                draft.field(field.field(), node.text().orElse(""));
            } else if (operand instanceof Operand.Attribute attribute) {
                boolean text = schema.attributeType(attribute.name())
                        .filter(type -> type == AttributeType.TEXT)
                        .isPresent();
                draft.attribute(
                        attribute.name(),
                        text ? node.text().orElse("") : node.value().orElse(""));
            }
        }
    }
}
