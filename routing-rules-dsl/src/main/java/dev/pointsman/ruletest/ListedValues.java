package dev.pointsman.ruletest;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.source.YamlNode;
import dev.pointsman.text.Printable;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import dev.pointsman.ticketfile.TicketDraft;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Warns of values that the schema does not list. A ticket may have them, so a case may too; but mostly they are misspelt.
 *
 * @param schema lists values
 * @param issues receives the warnings
 */
record ListedValues(TicketSchema schema, TestIssues issues) {

    void check(Operand operand, YamlNode node) {
        if (operand instanceof Operand.Attribute attribute) {
            check(
                    attribute.name(),
                    node,
                    schema.attributeValues(attribute.name()).orElse(null));
            checkName(attribute.name(), node);
        } else if (operand instanceof Operand.Field field) {
            Set<String> listed = schema.values(field.field()).orElse(null);
            if (field.field() != TicketField.TAGS) {
                check(field.field().fieldName(), node, listed);
            } else if (node.isList()) {
                node.list().forEach(tag -> check("tag", tag, listed));
            } else {
                checkTags(node, listed);
            }
        }
    }

    private void checkName(String attribute, YamlNode node) {
        boolean closed = !schema.attributes().isEmpty();
        if (closed && schema.attributeType(attribute).isEmpty()) {
            String message = "the schema has no attribute " + Printable.quoted(attribute);
            issues.addUnknown(
                    IssueCode.UNLISTED_VALUE,
                    node,
                    message,
                    attribute,
                    schema.attributes().keySet());
        }
    }

    private void checkTags(YamlNode node, @Nullable Set<String> listed) {
        if (listed != null && !node.isMap()) {
            String tags = node.value().map(String::valueOf).orElse("");
            TicketDraft.splitTags(tags).stream()
                    .filter(tag -> !tag.isEmpty() && !listed.contains(tag))
                    .forEach(tag -> add("tag", tag, node, listed));
        }
    }

    private void check(String what, YamlNode node, @Nullable Set<String> listed) {
        if (listed != null && !node.isList() && !node.isMap()) {
            node.value()
                    .map(String::valueOf)
                    .filter(value -> !listed.contains(value))
                    .ifPresent(value -> add(what, value, node, listed));
        }
    }

    private void add(String what, String value, YamlNode node, Set<String> listed) {
        String message = "the schema has no " + what + " " + Printable.quoted(value);
        issues.addUnknown(IssueCode.UNLISTED_VALUE, node, message, value, listed);
    }
}
