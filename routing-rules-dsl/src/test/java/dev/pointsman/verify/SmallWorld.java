package dev.pointsman.verify;

import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rule sets over so few values that every ticket they can tell apart is written out. Each rule set leaves out some of the
 * forms. Confined to one thread.
 */
public final class SmallWorld {

    public static final List<Instant> INSTANTS = List.of(
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-07-01T00:00:00Z"),
            Instant.parse("2027-07-01T00:00:00Z"));

    private static final List<String> TEXTS = texts();

    private final Random random;
    private final List<Integer> forms;
    private final TicketSchema schema;

    public SmallWorld(long seed, boolean withTexts) {
        this.random = new Random(seed);
        List<List<Integer>> groups = new ArrayList<>(
                List.of(List.of(0, 1), List.of(2, 3), List.of(4), List.of(5), List.of(6), List.of(0, 7)));
        Collections.shuffle(groups, random);
        List<Integer> used = new ArrayList<>();
        groups.subList(0, withTexts ? 1 : 1 + random.nextInt(3)).forEach(used::addAll);
        if (withTexts) {
            used.addAll(random.nextBoolean() ? List.of(8, 8) : List.of(9, 9));
        }
        this.forms = used;
        TicketSchema.Builder builder = TicketSchema.builder().values(TicketField.REGION, List.of("EU", "NA", "JP"));
        if (random.nextBoolean()) {
            builder.attribute("n", AttributeType.NUMBER).attribute("x", AttributeType.TEXT);
        }
        this.schema = builder.build();
    }

    public RuleSet ruleSet() {
        StringBuilder text = new StringBuilder(RuleSets.HEADER);
        int rules = 2 + random.nextInt(6);
        for (int i = 0; i < rules; i++) {
            text.append("rule \"r")
                    .append(i)
                    .append("\"\n salience ")
                    .append(random.nextInt(3))
                    .append('\n');
            if (random.nextInt(8) == 0) {
                text.append(" date-effective \"2026-03-01\"\n");
            }
            if (random.nextInt(8) == 0) {
                text.append(" date-expires \"2027-01-01\"\n");
            }
            if (random.nextInt(20) == 0) {
                text.append(" enabled false\n");
            }
            text.append("when Ticket( ")
                    .append(pattern())
                    .append(" ) then routing.to(\"")
                    .append(pick("a", "b", "c"))
                    .append("\"); end\n");
        }
        text.append(RuleSets.FALLBACK);
        TeamDirectory teams = RuleSets.teams("a", "b", "c", "triage");
        return RuleSet.builder("small")
                .teams(teams)
                .schema(schema)
                .file("rules/small.drl", text.toString())
                .build();
    }

    private String pattern() {
        StringBuilder text = new StringBuilder(constraint(2));
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(", ").append(constraint(2));
        }
        return text.toString();
    }

    private String constraint(int depth) {
        return switch (depth == 0 ? 10 : random.nextInt(10)) {
            case 0 -> "( " + constraint(depth - 1) + " || " + constraint(depth - 1) + " )";
            case 1 -> "( " + constraint(depth - 1) + " && " + constraint(depth - 1) + " )";
            case 2 -> "!( " + constraint(depth - 1) + " )";
            default -> leaf();
        };
    }

    private String leaf() {
        return switch (forms.get(random.nextInt(forms.size()))) {
            case 0 -> "category " + pick("==", "!=") + " " + pick("\"a\"", "\"b\"", "null");
            case 1 -> "category " + pick("in", "not in") + " ( \"a\", " + pick("\"b\"", "null") + " )";
            case 2 -> "region " + pick("==", "!=") + " " + pick("\"EU\"", "\"NA\"", "null");
            case 3 -> "region " + pick("in", "not in") + " ( \"EU\", " + pick("\"NA\"", "\"JP\"", "null") + " )";
            case 4 -> "priority " + pick("<", "<=", ">", ">=", "==") + " " + pick("2", "3", "4");
            case 5 -> "tags " + pick("contains", "not contains") + " " + pick("\"a\"", "\"t\"");
            case 6 -> "attributes[\"n\"] " + pick("<", "<=", ">", ">=", "==", "!=") + " " + pick("1", "2");
            case 7 -> "category " + pick("memberOf", "not memberOf") + " tags";
            case 8 -> "subject " + text();
            default ->
                "attributes[\"x\"] "
                        + pick(
                                "== \"ab\"",
                                "!= null",
                                "matches \"a.*\"",
                                "matches \"(?s).*b.*\"",
                                "< \"b\"",
                                ">= \"ab\"");
        };
    }

    private String text() {
        String literal = pick("\"a\"", "\"ab\"", "\"b\"", "\"ba\"");
        return switch (random.nextInt(8)) {
            case 0 -> "== " + literal;
            case 1 -> "!= null";
            case 2 ->
                pick("matches", "not matches") + " " + pick("\"a.*\"", "\"(?s).*b\"", "\"(?i).*AB.*\"", "\"[ab]{2}\"");
            case 3 -> "str[startsWith] " + literal;
            case 4 -> pick("not ", "") + "str[endsWith] " + literal;
            case 5 -> "str[length] " + pick("1", "2", "3");
            case 6 -> pick("<", "<=", ">", ">=") + " " + literal;
            default -> pick("contains", "not contains") + " " + literal;
        };
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }

    /** Returns one ticket of every kind; where rules look into texts, of very many. */
    public List<Ticket> tickets() {
        List<Ticket.Builder> tickets = new ArrayList<>(List.of(Ticket.builder("T")));
        boolean memberOf = forms.contains(7);
        if (forms.contains(0) || forms.contains(1) || memberOf) {
            tickets = each(
                    tickets,
                    list(null, "a", "b", "z", memberOf ? "t" : null),
                    (ticket, value) -> ticket.category((String) value));
        }
        if (forms.contains(2) || forms.contains(3)) {
            tickets = each(
                    tickets, list(null, "EU", "NA", "JP", "MOON"), (ticket, value) -> ticket.region((String) value));
        }
        if (forms.contains(4)) {
            tickets = each(tickets, list(null, 1, 2, 3, 4, 5), (ticket, value) -> ticket.priority((Integer) value));
        }
        if (forms.contains(5) || memberOf) {
            tickets = each(tickets, list(null, "a"), (ticket, value) -> ticket.tag((String) value));
            tickets = each(tickets, list(null, "t"), (ticket, value) -> ticket.tag((String) value));
        }
        if (memberOf) {
            tickets = each(tickets, list(null, "b"), (ticket, value) -> ticket.tag((String) value));
            tickets = each(tickets, list(null, "z"), (ticket, value) -> ticket.tag((String) value));
        }
        if (forms.contains(6)) {
            List<@Nullable Object> numbers =
                    list(null, 0, 1, 1.5, 2, 3, "0", "1", "+1", "2", "3", "1.5", "word", "NaN", true);
            tickets = each(tickets, numbers, (ticket, value) -> ticket.attribute("n", value));
        }
        if (forms.contains(8)) {
            tickets = each(
                    tickets, new ArrayList<@Nullable Object>(TEXTS), (ticket, value) -> ticket.subject((String) value));
        }
        if (forms.contains(9)) {
            List<@Nullable Object> values =
                    list(null, "a", "ab", "aa", "aab", "abb", "ac", "acb", "b", "ba", "c", " ", "\n", "a\nb", 1, true);
            tickets = each(tickets, values, (ticket, value) -> ticket.attribute("x", value));
        }
        return tickets.stream().map(Ticket.Builder::build).toList();
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of("", "a", "b", "c", "A", "!", "~"));
        for (String first : List.of("a", "b", "A", "x", "\n")) {
            for (String second : List.of("a", "b", "B", "x", "\n")) {
                texts.add(first + second);
                for (String third : List.of("a", "b", "x")) {
                    texts.add(first + second + third);
                    texts.add(first + second + third + "b");
                    texts.add(first + second + third + "a");
                }
            }
        }
        return texts;
    }

    private static List<@Nullable Object> list(@Nullable Object... values) {
        return new ArrayList<>(Arrays.asList(values));
    }

    private static List<Ticket.Builder> each(
            List<Ticket.Builder> tickets,
            List<@Nullable Object> values,
            BiFunction<Ticket.Builder, @Nullable Object, Ticket.Builder> setter) {
        List<Ticket.Builder> all = new ArrayList<>();
        for (Ticket.Builder ticket : tickets) {
            for (Object value : values.stream().distinct().toList()) {
                all.add(setter.apply(ticket.build().toBuilder(), value));
            }
        }
        return all;
    }

    /** Tells whether a ticket keeps to the schema. */
    public boolean isKnown(Ticket ticket) {
        boolean region = ticket.region() == null
                || schema.values(TicketField.REGION).orElseThrow().contains(ticket.region());
        Object n = ticket.attributes().get("n");
        Object x = ticket.attributes().get("x");
        boolean typed = schema.attributes().isEmpty()
                || ((n == null || n instanceof Number) && (x == null || x instanceof String));
        return region && typed;
    }
}
