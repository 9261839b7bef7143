package dev.pointsman.benchmarks.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pointsman.benchmarks.workload.Constraint;
import dev.pointsman.benchmarks.workload.OrderedWorkload;
import dev.pointsman.benchmarks.workload.TextField;
import dev.pointsman.benchmarks.workload.WorkloadRule;
import dev.pointsman.ticket.Ticket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.Patterns;

/**
 * AWS Event Ruler: rules as its patterns, tickets as its events (a tree of JSON nodes made without a detour through text,
 * which beats both JSON text and its older flat lists), all matches returned and the first in winning order taken. The fallback is no rule for it (a rule without a field cannot be written): no match is the fallback.
 */
final class EventRulerEngine extends PeerEngine {

    private final GenericMachine<Integer> machine =
            GenericMachine.<Integer>builder().build();
    private final List<WorkloadRule> winningOrder;

    private EventRulerEngine(List<WorkloadRule> winningOrder) {
        this.winningOrder = winningOrder;
        for (int place = 0; place < winningOrder.size() - 1; place++) {
            Map<String, List<Patterns>> patterns = new TreeMap<>();
            winningOrder.get(place).constraints().forEach(constraint -> add(constraint, patterns));
            machine.addPatternRule(place, patterns);
        }
    }

    static EventRulerEngine of(OrderedWorkload workload) {
        return new EventRulerEngine(workload.winningOrder());
    }

    private static void add(Constraint constraint, Map<String, List<Patterns>> patterns) {
        if (constraint instanceof Constraint.Is is) {
            patterns.put(is.field().fieldName(), List.of(text(is.value())));
        } else if (constraint instanceof Constraint.In in) {
            patterns.put(
                    in.field().fieldName(),
                    in.values().stream().map(EventRulerEngine::text).toList());
        } else if (constraint instanceof Constraint.PriorityAtMost atMost) {
            patterns.put(
                    "priority",
                    IntStream.rangeClosed(1, atMost.priority())
                            .<Patterns>mapToObj(value -> Patterns.exactMatch(String.valueOf(value)))
                            .toList());
        } else if (constraint instanceof Constraint.HasTag hasTag) {
            patterns.put("tags", List.of(text(hasTag.tag())));
        } else if (constraint instanceof Constraint.AttributeIs attribute) {
            patterns.put("attributes." + attribute.attribute(), List.of(text(attribute.value())));
        } else if (constraint instanceof Constraint.SubjectContains contains) {
            patterns.put("subject", List.of(Patterns.wildcardMatch("\"*" + contains.word() + "*\"")));
        } else {
            throw new IllegalArgumentException("not written for " + constraint);
        }
    }

    private static Patterns text(String value) {
        return Patterns.exactMatch('"' + value + '"');
    }

    private static JsonNode event(Ticket ticket) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        for (TextField field : TextField.values()) {
            event.put(field.fieldName(), field.valueIn(ticket));
        }
        event.put("priority", ticket.priority());
        event.put("subject", ticket.subject());
        ArrayNode tags = event.putArray("tags");
        ticket.tags().forEach(tags::add);
        ObjectNode attributes = event.putObject("attributes");
        ticket.attributes().forEach((name, value) -> attributes.put(name, (String) value));
        return event;
    }

    @Override
    public String decide(Ticket ticket) {
        int winner = winningOrder.size() - 1;
        for (int place : machine.rulesForJSONEvent(event(ticket))) {
            winner = Math.min(winner, place);
        }
        return winningOrder.get(winner).id();
    }
}
