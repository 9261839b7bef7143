package dev.pointsman.benchmarks.workload;

import dev.pointsman.benchmarks.workload.Constraint.AttributeBetween;
import dev.pointsman.benchmarks.workload.Constraint.AttributeIs;
import dev.pointsman.benchmarks.workload.Constraint.DescriptionContains;
import dev.pointsman.benchmarks.workload.Constraint.HasTag;
import dev.pointsman.benchmarks.workload.Constraint.In;
import dev.pointsman.benchmarks.workload.Constraint.Is;
import dev.pointsman.benchmarks.workload.Constraint.NotIn;
import dev.pointsman.benchmarks.workload.Constraint.PriorityAtMost;
import dev.pointsman.benchmarks.workload.Constraint.SubjectContains;
import dev.pointsman.ticket.Ticket;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes the workloads of {@link HostileCorner}. */
final class HostileWorkload {

    private static final long SEED = 19_990_831L;
    private static final int WIDE = 1000;
    private static final int TAGS = 2000;
    private static final int TAGS_OF_TICKET = 200;
    private static final int ATTRIBUTES = 1000;
    private static final int ATTRIBUTES_OF_TICKET = 20;
    private static final int TEXT_LENGTH = 20_000;
    /** Among so many words of a long text stands one phrase that a rule looks for: about four in a text. */
    private static final int WORDS_FOR_A_PHRASE = 700;
    /** A loop over thousands of keywords takes milliseconds for a long text: fewer tickets, so that the proof ends soon. */
    private static final int LONG_TICKETS = 256;

    private static final int TEAMS = 60;
    private static final LocalDate PAST = LocalDate.of(2020, 1, 1);
    private static final LocalDate FUTURE = LocalDate.of(2120, 1, 1);

    private final Random random = new Random(SEED);
    private final HostileCorner corner;
    private final int rules;
    private final Vocabulary many;
    private final Vocabulary wide = Vocabulary.of(WIDE, SEED + 1);
    private final Vocabulary region = Vocabulary.of(24, SEED + 2);
    private final Vocabulary language = Vocabulary.of(16, SEED + 3);
    private final Vocabulary tier = Vocabulary.of(5, SEED + 4);
    private final Vocabulary tags = Vocabulary.of(TAGS, SEED + 5);
    private final Vocabulary attributes = Vocabulary.of(ATTRIBUTES, SEED + 7);
    private final Vocabulary prose = Vocabulary.of(5000, SEED + 8);

    private HostileWorkload(HostileCorner corner, int rules) {
        this.corner = corner;
        this.rules = rules;
        this.many = Vocabulary.of(Math.max(2, rules / 2), SEED + 6);
    }

    static Workload of(HostileCorner corner, int rules) {
        HostileWorkload made = new HostileWorkload(corner, rules);
        List<WorkloadRule> list = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            list.add(made.rule(i));
        }
        list.add(new WorkloadRule("fallback", 0, List.of(), "triage", "nobody else claims it"));
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < (corner == HostileCorner.LONG_TEXT ? LONG_TICKETS : Workload.TICKETS); i++) {
            tickets.add(made.ticket("T" + i));
        }
        return new Workload(corner.parameter() + "-" + rules, list, tickets);
    }

    private WorkloadRule rule(int number) {
        boolean dated = corner == HostileCorner.HALF_EXPIRED;
        return new WorkloadRule(
                "rule-%06d".formatted(number),
                dated ? 0 : 5 * random.nextInt(20),
                constraints(number),
                "team" + random.nextInt(TEAMS),
                "rule " + number + " says so",
                dated ? (number < rules / 2 ? PAST : FUTURE) : null);
    }

    private List<Constraint> constraints(int number) {
        return switch (corner) {
            case MANY_VALUES ->
                List.of(new Is(TextField.PRODUCT, in(many, number)), new Is(TextField.TIER, tier.draw(random)));
            case ONE_FIELD -> List.of(new Is(TextField.CATEGORY, in(many, number)));
            case KEYWORDS -> List.of(new SubjectContains(in(tags, number)));
            case WIDE_LISTS ->
                List.of(
                        new In(TextField.PRODUCT, some(wide, WIDE / 5)),
                        new Is(TextField.LANGUAGE, language.draw(random)));
            case EXCLUSIONS ->
                List.of(
                        new NotIn(TextField.PRODUCT, some(wide, 400)),
                        new NotIn(TextField.REGION, some(region, 21)),
                        new NotIn(TextField.LANGUAGE, some(language, 13)));
            case RANGES -> List.of(range("amount"), range("weight"));
            case ALL_MATCH, HALF_EXPIRED ->
                List.of(new PriorityAtMost(Ticket.LEAST_URGENT), new In(TextField.TIER, tier.values()));
            case NONE_MATCH ->
                List.of(
                        new Is(TextField.TIER, tier.draw(random)),
                        new In(TextField.REGION, some(region, 12)),
                        new Is(TextField.CATEGORY, "category" + number % 40));
            case MANY_TAGS ->
                some(tags, 1 + random.nextInt(3)).stream()
                        .<Constraint>map(HasTag::new)
                        .toList();
            case MANY_ATTRIBUTES ->
                List.of(
                        new AttributeIs(in(attributes, number), in(language, random.nextInt(3))),
                        new Is(TextField.TIER, tier.draw(random)));
            case LONG_TEXT -> List.of(new DescriptionContains(phrase(number)));
        };
    }

    private AttributeBetween range(String attribute) {
        int from = random.nextInt(10_000);
        return new AttributeBetween(attribute, from, from + 1 + random.nextInt(1000));
    }

    private Ticket ticket(String id) {
        Ticket.Builder ticket = Ticket.builder(id)
                .category(fresh(corner == HostileCorner.ONE_FIELD ? many.draw(random) : "unheard-of"))
                .product(fresh((corner == HostileCorner.MANY_VALUES ? many : wide).draw(random)))
                .region(fresh(region.draw(random)))
                .language(fresh(language.draw(random)))
                .tier(fresh(tier.draw(random)))
                .priority(1 + random.nextInt(Ticket.LEAST_URGENT))
                .attribute(fresh("amount"), random.nextInt(11_000))
                .attribute(fresh("weight"), random.nextInt(44_000) / 4.0);
        StringBuilder subject = new StringBuilder();
        for (int i = 5 + random.nextInt(6); i > 0; i--) {
            subject.append(subject.isEmpty() ? "" : " ").append(tags.draw(random));
        }
        ticket.subject(subject.toString());
        switch (corner) {
            case MANY_TAGS -> some(tags, TAGS_OF_TICKET).forEach(tag -> ticket.tag(fresh(tag)));
            case MANY_ATTRIBUTES ->
                some(attributes, ATTRIBUTES_OF_TICKET)
                        .forEach(name -> ticket.attribute(fresh(name), fresh(in(language, random.nextInt(3)))));
            case LONG_TEXT -> ticket.description(prose());
            default -> {}
        }
        return ticket.build();
    }

    /** Two words, so that a phrase does not stand in a text by chance. */
    private String phrase(int number) {
        return in(tags, number) + " " + in(tags, 7 * number + 1);
    }

    private String prose() {
        StringBuilder text = new StringBuilder();
        while (text.length() < TEXT_LENGTH) {
            boolean phrase = random.nextInt(WORDS_FOR_A_PHRASE) == 0;
            text.append(phrase ? phrase(random.nextInt(rules)) : prose.draw(random))
                    .append(' ');
        }
        return text.toString();
    }

    private static String in(Vocabulary vocabulary, int number) {
        return vocabulary.values().get(number % vocabulary.values().size());
    }

    private List<String> some(Vocabulary vocabulary, int count) {
        Set<String> values = new LinkedHashSet<>();
        while (values.size() < count) {
            values.add(in(vocabulary, random.nextInt(vocabulary.values().size())));
        }
        return List.copyOf(values);
    }

    @SuppressWarnings("StringOperationCanBeSimplified") // the copy is the point: no two tickets share a string
    private static String fresh(String value) {
        return new String(value);
    }
}
