package dev.pointsman.rollout;

import dev.pointsman.release.Release;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tickets of the values that the schema of a version knows. Seeded, so that a version always gets the same. Thread-safe. */
final class SchemaTickets implements WarmUpSource {

    private static final int TICKETS = 200;
    private static final int PRIORITIES = 5;
    private static final int LARGEST_NUMBER = 1000;

    @Override
    public Stream<Question> questions(Release release, RuleSet ruleSet) {
        Random random = new Random(1);
        return IntStream.range(0, TICKETS)
                .mapToObj(i -> new Question(ticket(ruleSet.schema(), "warm-up-" + i, random), List.of()));
    }

    private static Ticket ticket(TicketSchema schema, String id, Random random) {
        Ticket.Builder ticket = Ticket.builder(id).priority(1 + random.nextInt(PRIORITIES));
        value(schema, TicketField.CATEGORY, random).ifPresent(ticket::category);
        value(schema, TicketField.SUBCATEGORY, random).ifPresent(ticket::subcategory);
        value(schema, TicketField.PRODUCT, random).ifPresent(ticket::product);
        value(schema, TicketField.REGION, random).ifPresent(ticket::region);
        value(schema, TicketField.LANGUAGE, random).ifPresent(ticket::language);
        value(schema, TicketField.CHANNEL, random).ifPresent(ticket::channel);
        value(schema, TicketField.TIER, random).ifPresent(ticket::tier);
        value(schema, TicketField.TAGS, random).ifPresent(ticket::tag);
        schema.attributes().forEach((name, type) -> attribute(schema, ticket, name, type, random));
        return ticket.subject("warm-up").build();
    }

    private static void attribute(
            TicketSchema schema, Ticket.Builder ticket, String name, AttributeType type, Random random) {
        switch (type) {
            case TEXT -> schema.attributeValues(name).ifPresent(values -> ticket.attribute(name, any(values, random)));
            case NUMBER -> ticket.attribute(name, random.nextInt(LARGEST_NUMBER));
            case BOOLEAN -> ticket.attribute(name, random.nextBoolean());
        }
    }

    private static Optional<String> value(TicketSchema schema, TicketField field, Random random) {
        return schema.values(field).filter(values -> !values.isEmpty()).map(values -> any(values, random));
    }

    private static String any(Set<String> values, Random random) {
        List<String> sorted = values.stream().sorted().toList();
        return sorted.get(random.nextInt(sorted.size()));
    }

    @Override
    public String toString() {
        return "its schema";
    }
}
