package dev.pointsman.rollout;

import dev.pointsman.arrangement.CompiledRuleSet;
import dev.pointsman.decision.Outcome;
import dev.pointsman.release.Release;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Lets a version decide before it is asked in earnest, so that the first tickets do not pay for what happens once. A version
 * on which the engine fails every time is refused. Thread-safe.
 *
 * @param tickets what a version decides
 * @param otherwise how many tickets of the values in its schema it decides where that gives none
 */
record WarmUp(Function<Release, ? extends Collection<Ticket>> tickets, int otherwise) {

    private static final int SYNTHETIC = 200;

    /** With tickets of the values that the schema of a version knows. */
    static final WarmUp BY_SCHEMA = with(release -> List.of());

    /** Without any ticket. */
    static final WarmUp NONE = new WarmUp(release -> List.of(), 0);

    private static final int PRIORITIES = 5;
    private static final int LARGEST_NUMBER = 1000;

    /** With given tickets or, where there are none, with those of the schema. */
    static WarmUp with(Function<Release, ? extends Collection<Ticket>> tickets) {
        return new WarmUp(tickets, SYNTHETIC);
    }

    void run(Release release, CompiledRuleSet compiled, Instant at) {
        Collection<Ticket> given = tickets.apply(release);
        Collection<Ticket> all = given.isEmpty() ? synthetic(compiled.ruleSet(), otherwise) : given;
        long failed = 0;
        for (Ticket ticket : all) {
            if (compiled.decide(ticket, List.of(), at).outcome() == Outcome.DEGRADED) {
                failed++;
            }
            compiled.matches(ticket, List.of(), at);
        }
        if (failed > 0 && failed == all.size()) {
            throw new RuleEngineException("the engine fails on every one of the " + failed + " tickets of the warm-up");
        }
    }

    /** Seeded, so that a version is always warmed up alike. */
    private static List<Ticket> synthetic(RuleSet ruleSet, int count) {
        Random random = new Random(1);
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tickets.add(ticket(ruleSet.schema(), "warm-up-" + i, random));
        }
        return tickets;
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
}
