package dev.pointsman.ruletest;

import dev.pointsman.decision.Decision;
import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tickets with the teams that own them today, written as a test file, to be compared with tomorrow. Teams are recorded and
 * not rules: a rule may be renamed, merged or split, and as long as the same team owns the ticket nothing has changed for
 * anybody. The same tickets and decisions give the same text. Confined to one thread.
 */
public final class Baseline {

    private final Instant at;
    private final List<Fact> facts;
    private final TicketSchema schema;
    private final List<Ticket> tickets = new ArrayList<>();
    private final List<String> teams = new ArrayList<>();

    /**
     * Starts with no ticket.
     *
     * @param at the instant of all decisions
     * @param facts the facts of all decisions
     * @param schema that of the rule set
     */
    public Baseline(Instant at, List<Fact> facts, TicketSchema schema) {
        this.at = at;
        this.facts = List.copyOf(facts);
        this.schema = schema;
    }

    /** Adds a ticket with the decision on it. */
    public void add(Ticket ticket, Decision decision) {
        tickets.add(ticket);
        teams.add(decision.team().id());
    }

    /** Returns how many tickets there are. */
    public int size() {
        return tickets.size();
    }

    /**
     * Writes the file.
     *
     * @throws IOException if the writer cannot write
     */
    public void write(Writer out) throws IOException {
        Map<String, Operand> columns = columns();
        boolean named = tickets.stream().map(Ticket::id).distinct().count() < tickets.size();
        out.write("at: " + at + "\n");
        if (!facts.isEmpty()) {
            out.write("facts:\n");
            for (Fact fact : facts) {
                out.write("  - { kind: " + YamlText.of(fact.kind()) + attributes(fact) + " }\n");
            }
        }
        out.write("tables:\n  - name: baseline\n    columns: [" + (named ? "name, " : "")
                + String.join(", ", columns.keySet()) + ", team]\n    rows:\n");
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < tickets.size(); i++) {
            Ticket ticket = tickets.get(i);
            List<String> cells = new ArrayList<>();
            int times = seen.merge(ticket.id(), 1, Integer::sum);
            if (named) {
                cells.add(YamlText.of(times == 1 ? ticket.id() : ticket.id() + " #" + times));
            }
            columns.values().forEach(operand -> cells.add(cell(operand, ticket)));
            cells.add(YamlText.of(teams.get(i)));
            out.write("      - [" + String.join(", ", cells) + "]\n");
        }
    }

    private static String cell(Operand operand, Ticket ticket) {
        Object value = operand.valueIn(ticket);
        return YamlText.of(Set.of().equals(value) ? null : value);
    }

    private static String attributes(Fact fact) {
        List<String> entries = new ArrayList<>();
        fact.attributes().forEach((name, value) -> entries.add(YamlText.of(name) + ": " + YamlText.of(value)));
        return entries.isEmpty() ? "" : ", attributes: { " + String.join(", ", entries) + " }";
    }

    /** Returns the fields and attributes that some ticket has, by the names of their columns. */
    private Map<String, Operand> columns() {
        Map<String, Operand> columns = new LinkedHashMap<>();
        for (TicketField field : TicketField.values()) {
            boolean said = tickets.stream()
                    .map(field::valueIn)
                    .anyMatch(value -> value != null && !Set.of().equals(value));
            if (said) {
                columns.put(field.fieldName(), new Operand.Field(field));
            }
        }
        Set<String> attributes = new TreeSet<>();
        tickets.forEach(ticket -> attributes.addAll(ticket.attributes().keySet()));
        for (String name : attributes) {
            columns.put(YamlText.of(TestTable.attributeColumn(name, schema)), new Operand.Attribute(name));
        }
        return columns;
    }
}
