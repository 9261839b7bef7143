package dev.pointsman.benchmarks.workload;

import dev.pointsman.benchmarks.workload.Constraint.AttributeIs;
import dev.pointsman.benchmarks.workload.Constraint.HasTag;
import dev.pointsman.benchmarks.workload.Constraint.In;
import dev.pointsman.benchmarks.workload.Constraint.Is;
import dev.pointsman.benchmarks.workload.Constraint.PriorityAtMost;
import dev.pointsman.benchmarks.workload.Constraint.SubjectContains;
import dev.pointsman.ticket.Ticket;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The standard workload: what a large support organisation might have.
 *
 * <p>Tickets have all text fields, a priority, up to 3 tags, 5 attributes of which each is there in half of the tickets,
 * and a subject of 5 to 10 words. Values follow Zipf's law. Every string of a ticket is an instance of its own, as it is
 * when tickets come off the wire.
 *
 * <p>A rule has 2 to 5 constraints and is drawn from a random ticket, so that it can match. Of all constraints about 72 %
 * are an equality on a text field, 11 % an {@code in} of 2 to 4 values, 8 % {@code priority <=}, 6.5 % a tag, 1.4 % an
 * attribute and 0.9 % a word of the subject (that is 77 : 12 : 9 : 7 : 1.5 : 1). Its salience is 100 for each constraint,
 * and noise in steps of 5. Vocabularies grow with the number of rules so that a ticket always matches a few. {@link
 * WorkloadStatistics} counts what came of it.
 */
final class StandardWorkload {

    // Weights, not shares: what a ticket does not have is drawn again, and a field is tested once, which shifts the
    // shares.
    private static final double EQUAL = 77;
    private static final double LIST = 12;
    private static final double PRIORITY = 9.9;
    private static final double TAG = 7.9;
    private static final double ATTRIBUTE = 1.1;
    private static final double TEXT = 0.7;

    /** At a hundred rules the statistics depend on the seed; with this one they are those of the larger sizes. */
    private static final long SEED = 20_261_127L;

    private static final int FULL_SIZE = 10_000;
    /**
     * A vocabulary grows with this power of the number of rules, up to the full size and beyond: found by trying, held by
     * the test of the statistics.
     */
    private static final double GROWTH = 0.55;

    private static final double GROWTH_BEYOND = 0.73;

    /** How many constraints a rule has, each number as often as it stands here. */
    private static final List<Integer> CONSTRAINTS = List.of(2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5);

    private static final int ATTRIBUTES = 5;
    private static final int TEAMS = 60;

    /** How often a rule tests which field: what authors of ownership rules reach for first stands most often. */
    private static final List<TextField> TESTED = List.of(
            TextField.CATEGORY,
            TextField.CATEGORY,
            TextField.CATEGORY,
            TextField.CATEGORY,
            TextField.SUBCATEGORY,
            TextField.SUBCATEGORY,
            TextField.SUBCATEGORY,
            TextField.REGION,
            TextField.REGION,
            TextField.PRODUCT,
            TextField.PRODUCT,
            TextField.PRODUCT,
            TextField.PRODUCT,
            TextField.LANGUAGE,
            TextField.LANGUAGE,
            TextField.CHANNEL,
            TextField.TIER);

    private final Random random = new Random(SEED);
    private final Vocabulary category;
    private final List<Vocabulary> subcategories = new ArrayList<>();
    private final Vocabulary region;
    private final Vocabulary product;
    private final Vocabulary language;
    private final Vocabulary channel;
    private final Vocabulary tier;
    private final Vocabulary tags;
    private final List<Vocabulary> attributes = new ArrayList<>();
    private final Vocabulary words;

    private StandardWorkload(int rules) {
        double scale = Math.pow((double) rules / FULL_SIZE, rules <= FULL_SIZE ? GROWTH : GROWTH_BEYOND);
        category = vocabulary(40, scale);
        for (int i = 0; i < category.values().size(); i++) {
            subcategories.add(vocabulary(8, scale));
        }
        region = vocabulary(24, scale);
        product = vocabulary(120, scale);
        language = vocabulary(16, scale);
        channel = vocabulary(7, scale);
        tier = vocabulary(5, scale);
        tags = vocabulary(150, scale);
        for (int i = 0; i < ATTRIBUTES; i++) {
            attributes.add(vocabulary(10, scale));
        }
        words = vocabulary(400, scale);
    }

    static Workload of(int rules) {
        StandardWorkload made = new StandardWorkload(rules);
        List<WorkloadRule> list = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            list.add(made.rule(i));
        }
        list.add(new WorkloadRule("fallback", 0, List.of(), "triage", "nobody else claims it"));
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < Workload.TICKETS; i++) {
            tickets.add(made.ticket("T" + i));
        }
        return new Workload("standard-" + rules, list, tickets);
    }

    private Vocabulary vocabulary(int fullSize, double scale) {
        return Vocabulary.of(Math.max(2, (int) Math.round(fullSize * scale)), random.nextLong());
    }

    private Ticket ticket(String id) {
        Ticket.Builder ticket = Ticket.builder(id);
        String chosen = category.draw(random);
        ticket.category(fresh(chosen));
        ticket.subcategory(fresh(subcategory(chosen).draw(random)));
        ticket.region(fresh(region.draw(random)));
        ticket.product(fresh(product.draw(random)));
        ticket.language(fresh(language.draw(random)));
        ticket.channel(fresh(channel.draw(random)));
        ticket.tier(fresh(tier.draw(random)));
        ticket.priority(1 + random.nextInt(5));
        for (int i = random.nextInt(4); i > 0; i--) {
            ticket.tag(fresh(tags.draw(random)));
        }
        for (int i = 0; i < ATTRIBUTES; i++) {
            if (random.nextBoolean()) {
                ticket.attribute(fresh("attribute" + i), fresh(attributes.get(i).draw(random)));
            }
        }
        StringBuilder subject = new StringBuilder();
        for (int i = 5 + random.nextInt(6); i > 0; i--) {
            subject.append(subject.isEmpty() ? "" : " ").append(words.draw(random));
        }
        return ticket.subject(subject.toString()).build();
    }

    @SuppressWarnings("StringOperationCanBeSimplified") // the copy is the point: no two tickets share a string
    private static String fresh(String value) {
        return new String(value);
    }

    private Vocabulary subcategory(String ofCategory) {
        return subcategories.get(category.values().indexOf(ofCategory));
    }

    private WorkloadRule rule(int number) {
        Ticket model = ticket("model");
        int wanted = CONSTRAINTS.get(random.nextInt(CONSTRAINTS.size()));
        List<Constraint> constraints = new ArrayList<>();
        Set<TextField> tested = EnumSet.noneOf(TextField.class);
        Set<Class<?>> kinds = new LinkedHashSet<>();
        while (constraints.size() < wanted) {
            Constraint drawn = constraint(model, tested);
            if (drawn instanceof Is || drawn instanceof In || (drawn != null && kinds.add(drawn.getClass()))) {
                constraints.add(drawn);
            }
        }
        int salience = 100 * wanted + 5 * random.nextInt(10);
        String team = "team" + random.nextInt(TEAMS);
        return new WorkloadRule("rule-" + number, salience, constraints, team, "rule " + number + " says so");
    }

    /** Draws a constraint that the ticket meets; null if it has nothing of the kind drawn. */
    private @Nullable Constraint constraint(Ticket model, Set<TextField> tested) {
        double kind = random.nextDouble() * (EQUAL + LIST + PRIORITY + TAG + ATTRIBUTE + TEXT);
        if (kind < EQUAL + LIST) {
            TextField field = TESTED.get(random.nextInt(TESTED.size()));
            if (!tested.add(field)) {
                return null;
            }
            String value = Objects.requireNonNull(field.valueIn(model));
            return kind < EQUAL ? new Is(field, value) : new In(field, valuesAround(value, field, model));
        }
        if (kind < EQUAL + LIST + PRIORITY) {
            int priority = Objects.requireNonNull(model.priority());
            return priority == Ticket.LEAST_URGENT ? null : new PriorityAtMost(priority);
        }
        if (kind < EQUAL + LIST + PRIORITY + TAG) {
            return model.tags().isEmpty()
                    ? null
                    : new HasTag(model.tags().iterator().next());
        }
        if (kind < EQUAL + LIST + PRIORITY + TAG + ATTRIBUTE) {
            if (model.attributes().isEmpty()) {
                return null;
            }
            var attribute = model.attributes().entrySet().iterator().next();
            return new AttributeIs(attribute.getKey(), (String) attribute.getValue());
        }
        List<String> subject = List.of(Objects.requireNonNull(model.subject()).split(" "));
        return new SubjectContains(subject.get(random.nextInt(subject.size())));
    }

    private List<String> valuesAround(String value, TextField field, Ticket model) {
        Vocabulary vocabulary = vocabulary(field, Objects.requireNonNull(model.category()));
        int wanted = Math.min(2 + random.nextInt(3), vocabulary.values().size());
        Set<String> values = new TreeSet<>(Set.of(value));
        while (values.size() < wanted) {
            values.add(vocabulary.draw(random));
        }
        return List.copyOf(values);
    }

    private Vocabulary vocabulary(TextField field, String ofCategory) {
        return switch (field) {
            case CATEGORY -> category;
            case SUBCATEGORY -> subcategory(ofCategory);
            case REGION -> region;
            case PRODUCT -> product;
            case LANGUAGE -> language;
            case CHANNEL -> channel;
            case TIER -> tier;
        };
    }
}
