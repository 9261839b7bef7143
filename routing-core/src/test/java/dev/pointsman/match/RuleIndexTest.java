package dev.pointsman.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Regex;
import dev.pointsman.rule.Relation;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSource;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The index against a plain loop, on rule sets large enough for everything that it does with many rules: groups, keys,
 * words, rows of time, shared rows.
 */
class RuleIndexTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final SourcePosition NOWHERE = SourcePosition.ofFile("generated");
    private static final RuleSource NO_SOURCE = new RuleSource("", "", 1);

    /** Which kinds of conditions the rules of a set have. */
    private enum Flavour {
        FIELDS,
        FEW_VALUES,
        TAGS,
        WORDS,
        ATTRIBUTES,
        RANGES,
        DATES,
        EVERYTHING
    }

    @ParameterizedTest(name = "{0}, {1} rules")
    @CsvSource({
        "FIELDS, 1",
        "FIELDS, 64",
        "FIELDS, 65",
        "FIELDS, 700",
        "FIELDS, 3000",
        "FEW_VALUES, 3000",
        "TAGS, 700",
        "TAGS, 3000",
        "WORDS, 700",
        "WORDS, 3000",
        "ATTRIBUTES, 700",
        "ATTRIBUTES, 3000",
        "RANGES, 3000",
        "DATES, 700",
        "DATES, 3000",
        "EVERYTHING, 10",
        "EVERYTHING, 200",
        "EVERYTHING, 1500",
        "EVERYTHING, 5000"
    })
    void everyHit_ofRandomTickets_isThatOfAPlainLoop(Flavour flavour, int size) {
        for (int seed = 0; seed < 3; seed++) {
            Generated generated = new Generated(new Random(seed * 31L + size), flavour, size);
            List<Rule> rules = generated.rules();
            RuleIndex index = new RuleIndex(rules);
            for (int i = 0; i < 150; i++) {
                Ticket ticket = generated.ticket(i);
                Instant at = generated.instant();
                assertThat(hits(index, rules.size(), ticket, at))
                        .as("%s, %s rules, seed %s, ticket %s at %s", flavour, size, seed, ticket, at)
                        .isEqualTo(loop(rules, ticket, at));
            }
        }
    }

    @Test
    void firstRule_thatMostTicketsMeet_isFoundOnlyWhereItHolds() {
        Condition urgent = new Condition.Order(new Operand.Field(TicketField.PRIORITY), Relation.AT_MOST, 4);
        Condition affix = new Condition.Affix(new Operand.Field(TicketField.SUBJECT), false, "Re:");
        List<Rule> rules = List.of(
                rule("likely", urgent),
                rule("fails", new Condition.All(List.of(urgent, affix))),
                rule("fallback", Condition.ALWAYS));
        RuleIndex index = new RuleIndex(rules);

        for (Integer priority : Arrays.asList(1, 4, 5, null)) {
            Ticket ticket = Ticket.builder("T").priority(priority).build();
            assertThat(hits(index, rules.size(), ticket, BEGIN)).isEqualTo(loop(rules, ticket, BEGIN));
        }
        assertThat(index.firstIsLikely()).isTrue();
    }

    @Test
    void values_soManyThatTheyShareRows_areToldApartByGroupsAndConditions() {
        Random random = new Random(20261127);
        Operand product = new Operand.Field(TicketField.PRODUCT);
        Operand region = new Operand.Field(TicketField.REGION);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            List<@Nullable Object> listed = new ArrayList<>();
            for (int n = i % 16 == 0 ? 12 : 1 + i % 2; n > 0; n--) {
                listed.add("p" + random.nextInt(15_000));
            }
            Condition inList = Condition.anyOf(listed.stream()
                    .<Condition>map(value -> new Condition.Equal(product, value))
                    .toList());
            rules.add(rule(
                    "r" + i, new Condition.All(List.of(inList, new Condition.Equal(region, "r" + random.nextInt(3))))));
        }
        rules.add(rule("fallback", Condition.ALWAYS));
        RuleIndex index = new RuleIndex(rules);

        for (int i = 0; i < 100; i++) {
            Ticket ticket = Ticket.builder("T" + i)
                    .product("p" + random.nextInt(15_000))
                    .region("r" + random.nextInt(4))
                    .build();
            assertThat(hits(index, rules.size(), ticket, BEGIN)).isEqualTo(loop(rules, ticket, BEGIN));
        }
    }

    private static Rule rule(String id, Condition condition) {
        return Rule.builder(id, NOWHERE, NO_SOURCE)
                .team("t")
                .condition(condition)
                .build();
    }

    private static List<String> hits(RuleIndex index, int rules, Ticket ticket, Instant at) {
        List<String> hits = new ArrayList<>();
        for (int from = 0; from < rules; ) {
            int hit = index.first(ticket, at, from);
            if (hit == Hit.NONE) {
                return hits;
            }
            hits.add(Hit.place(hit) + (Hit.isFailure(hit) ? " fails" : ""));
            from = Hit.place(hit) + 1;
        }
        return hits;
    }

    private static List<String> loop(List<Rule> rules, Ticket ticket, Instant at) {
        List<String> hits = new ArrayList<>();
        for (int place = 0; place < rules.size(); place++) {
            Rule rule = rules.get(place);
            if (rule.inForceAt(at)) {
                try {
                    if (rule.condition().holds(ticket)) {
                        hits.add(String.valueOf(place));
                    }
                } catch (RuleEngineException e) {
                    hits.add(place + " fails");
                }
            }
        }
        return hits;
    }

    /** Rules and tickets out of small vocabularies, some of them odd. */
    private static final class Generated {
        private static final List<TicketField> FIELDS = List.of(
                TicketField.CATEGORY,
                TicketField.SUBCATEGORY,
                TicketField.PRODUCT,
                TicketField.REGION,
                TicketField.LANGUAGE,
                TicketField.CHANNEL,
                TicketField.TIER,
                TicketField.ID);

        private static final List<Relation> RELATIONS = List.of(Relation.values());

        private final Random random;
        private final Flavour flavour;
        private final int size;
        private final int values;

        private Generated(Random random, Flavour flavour, int size) {
            this.random = random;
            this.flavour = flavour;
            this.size = size;
            this.values = flavour == Flavour.FEW_VALUES ? 6 : 3 + (int) Math.sqrt(size);
        }

        private List<Rule> rules() {
            List<Rule> rules = new ArrayList<>();
            for (int i = 0; i < size - 1; i++) {
                Rule.Builder rule = Rule.builder("r" + i, NOWHERE, NO_SOURCE)
                        .salience(random.nextInt(20))
                        .team("t")
                        .condition(condition());
                if (flavour == Flavour.DATES || random.nextInt(20) == 0) {
                    rule.effectiveFrom(random.nextInt(3) == 0 ? Instant.MIN : instant())
                            .expiresAt(random.nextInt(3) == 0 ? Instant.MAX : instant());
                }
                rules.add(rule.build());
            }
            rules.add(Rule.builder("fallback", NOWHERE, NO_SOURCE).team("t").build());
            rules.sort(Rule.WINNING_ORDER);
            return rules;
        }

        private Instant instant() {
            return BEGIN.plusSeconds(random.nextInt(size < 1000 ? 50 : 5000));
        }

        private Condition condition() {
            List<Condition> parts = new ArrayList<>();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                parts.add(part(2));
            }
            return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
        }

        private Condition part(int depth) {
            int kind = random.nextInt(20);
            if (depth > 0 && kind == 0) {
                return new Condition.Not(part(depth - 1));
            }
            if (depth > 0 && kind < 3) {
                return new Condition.Any(List.of(part(depth - 1), part(depth - 1)));
            }
            if (depth > 0 && kind == 3) {
                return new Condition.All(List.of(part(depth - 1), part(depth - 1)));
            }
            return switch (flavour) {
                case FIELDS, FEW_VALUES, DATES -> field();
                case TAGS -> random.nextInt(4) == 0 ? field() : tag();
                case WORDS -> random.nextInt(4) == 0 ? field() : word();
                case ATTRIBUTES -> random.nextInt(4) == 0 ? field() : attribute();
                case RANGES -> random.nextInt(4) == 0 ? attribute() : range();
                case EVERYTHING ->
                    switch (random.nextInt(7)) {
                        case 0 -> tag();
                        case 1 -> word();
                        case 2 -> attribute();
                        case 3 -> range();
                        case 4 -> odd();
                        default -> field();
                    };
            };
        }

        private Condition field() {
            if (random.nextInt(8) == 0) {
                Operand priority = new Operand.Field(TicketField.PRIORITY);
                return random.nextBoolean()
                        ? new Condition.Equal(priority, 1 + random.nextInt(6))
                        : new Condition.Order(priority, relation(), 1 + random.nextInt(5));
            }
            Operand operand = new Operand.Field(FIELDS.get(random.nextInt(FIELDS.size())));
            return switch (random.nextInt(8)) {
                case 0 -> new Condition.OneOf(operand, literals());
                case 1 -> new Condition.Not(new Condition.OneOf(operand, literals()));
                case 2 -> new Condition.Not(new Condition.Equal(operand, value()));
                case 3 -> new Condition.Equal(operand, random.nextInt(10) == 0 ? null : value());
                default -> new Condition.Equal(operand, value());
            };
        }

        private Relation relation() {
            return RELATIONS.get(random.nextInt(RELATIONS.size()));
        }

        private List<@Nullable Object> literals() {
            List<@Nullable Object> literals = new ArrayList<>();
            for (int i = 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 4); i > 0; i--) {
                literals.add(value());
            }
            if (random.nextInt(10) == 0) {
                literals.add(null);
            }
            return literals;
        }

        private Object value() {
            int number = random.nextInt(values);
            return number == 0 ? "" : number == 1 ? "Aa" : number == 2 ? "BB" : "v" + number;
        }

        private Condition tag() {
            return new Condition.Contains(new Operand.Field(TicketField.TAGS), "t" + random.nextInt(values));
        }

        private Condition word() {
            TicketField field = random.nextInt(4) == 0 ? TicketField.DESCRIPTION : TicketField.SUBJECT;
            return new Condition.Contains(new Operand.Field(field), letters(random.nextInt(4)));
        }

        private String letters(int count) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++) {
                text.append("abcé".charAt(random.nextInt(4)));
            }
            return text.toString();
        }

        private Operand name() {
            return new Operand.Attribute("a" + random.nextInt(2 + values / 4));
        }

        private Condition attribute() {
            Object value = attributeValue();
            return switch (random.nextInt(4)) {
                case 0 -> new Condition.OneOf(name(), literals());
                case 1 -> new Condition.Not(new Condition.Equal(name(), value));
                default -> new Condition.Equal(name(), value);
            };
        }

        private Object attributeValue() {
            return switch (random.nextInt(6)) {
                case 0 -> random.nextBoolean();
                case 1 -> random.nextInt(values);
                case 2 -> random.nextInt(values) + 0.5;
                case 3 -> String.valueOf(random.nextInt(values));
                default -> "v" + random.nextInt(values);
            };
        }

        private Condition range() {
            Operand number = new Operand.Attribute("n" + random.nextInt(2));
            int from = random.nextInt(size * 2);
            Condition least = new Condition.Order(number, relation(), from);
            return random.nextBoolean()
                    ? least
                    : new Condition.All(
                            List.of(least, new Condition.Order(number, relation(), from + random.nextInt(50) + 0.25)));
        }

        private Condition odd() {
            Operand operand = new Operand.Field(FIELDS.get(random.nextInt(FIELDS.size())));
            return switch (random.nextInt(7)) {
                case 0 -> new Condition.MemberOfTags(operand);
                case 1 -> new Condition.Affix(operand, random.nextBoolean(), "v");
                case 2 -> new Condition.Length(operand, 2);
                case 3 -> new Condition.Matches(operand, Regex.of("v[1-5].*"), random.nextBoolean());
                case 4 -> new Condition.Matches(name(), Regex.of("v.*"), random.nextBoolean());
                case 5 -> new Condition.Order(operand, relation(), "v5");
                default -> new Condition.Order(name(), relation(), 3);
            };
        }

        private Ticket ticket(int number) {
            Ticket.Builder ticket =
                    Ticket.builder(random.nextInt(3) == 0 ? "v" + random.nextInt(values) : "T" + number);
            ticket.category(text()).subcategory(text()).product(text()).region(text());
            ticket.language(text()).channel(text()).tier(text());
            ticket.priority(random.nextInt(6) == 0 ? null : Integer.valueOf(1 + random.nextInt(5)));
            for (int i = random.nextInt(random.nextInt(8) == 0 ? 200 : 4); i > 0; i--) {
                ticket.tag(random.nextInt(10) == 0 ? "v" + random.nextInt(values) : "t" + random.nextInt(values));
            }
            for (int i = random.nextInt(random.nextInt(8) == 0 ? 60 : 5); i > 0; i--) {
                ticket.attribute("a" + random.nextInt(2 + values / 4), attributeValue());
            }
            if (random.nextInt(5) > 0) {
                ticket.attribute("n0", random.nextInt(8 * size) / 4.0);
            }
            if (random.nextInt(5) > 0) {
                ticket.attribute("n1", random.nextInt(12) == 0 ? "odd" : Integer.valueOf(random.nextInt(2 * size)));
            }
            if (random.nextInt(5) > 0) {
                ticket.subject(letters(random.nextInt(12)) + " " + letters(2));
            }
            return ticket.description(letters(random.nextInt(30))).build();
        }

        private @Nullable String text() {
            return random.nextInt(6) == 0 ? null : String.valueOf(value());
        }
    }
}
