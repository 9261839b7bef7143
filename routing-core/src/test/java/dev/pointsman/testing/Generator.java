package dev.pointsman.testing;

import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes rule sets of plain rules, and tickets, from a seed: every operator and literal of the operator table, absent
 * values, attributes of several types under one name, texts beyond ASCII, and many rules of equal salience.
 */
public final class Generator {

    private static final List<String> FIELDS = List.of("category", "region", "product", "subject");
    private static final List<String> TEXTS = List.of(
            "a", "b", "ab", "abc", "Äpfel", "退款", "10", "2.5", "x y", "q\"u", "b\\s", "line\nbreak", "A", "🚚 truck");
    private static final List<String> NUMBERS = List.of("0", "1", "2", "3", "-5", "10", "2.5", "-0.25", "1000000000");
    private static final List<String> REGEXES =
            List.of("a.*", ".*b", "(?i)A", "[a-c]+", "\\\\d+(\\\\.\\\\d)?", ".*", "(?s).*break", "Ä.*", "");
    private static final List<String> TAGS = List.of("vip", "b", "ab", "退款", "q\"u");
    private static final List<String> ORDERS = List.of("<", "<=", ">", ">=");

    private final Random random;
    private boolean hazardous;

    /** Creates a generator; the same seed gives the same sequence. */
    public Generator(long seed) {
        random = new Random(seed);
    }

    /** Makes the DRL of a rule set. In one of five, conditions can fail to be evaluated on some tickets. */
    public String drl(int rules) {
        hazardous = random.nextInt(5) == 0;
        StringBuilder drl = new StringBuilder(RuleSets.HEADER);
        for (int i = 0; i < rules; i++) {
            drl.append("rule \"r")
                    .append(random.nextInt(1_000_000))
                    .append('-')
                    .append(i)
                    .append("\"\n");
            if (random.nextInt(3) > 0) {
                drl.append("  salience ").append(random.nextInt(3) * 10 - 10).append('\n');
            }
            if (random.nextInt(12) == 0) {
                drl.append("  date-effective \"2026-06-01\"\n");
            }
            if (random.nextInt(12) == 0) {
                drl.append("  date-expires \"2026-07-01T12:00:00Z\"\n");
            }
            if (random.nextInt(25) == 0) {
                drl.append("  enabled false\n");
            }
            String constraints = IntStream.rangeClosed(0, random.nextInt(3))
                    .mapToObj(part -> constraint(2))
                    .collect(Collectors.joining(", "));
            drl.append("when\n  Ticket( ")
                    .append(constraints)
                    .append(" )\nthen\n  routing.to(\"")
                    .append(pick(List.of("a", "b", "c")))
                    .append("\");\nend\n");
        }
        return drl.append(RuleSets.FALLBACK).toString();
    }

    /** Makes a rule set. */
    public RuleSet ruleSet(int rules) {
        return RuleSets.builder().file("rules/generated.drl", drl(rules)).build();
    }

    /** Makes a ticket. */
    public Ticket ticket(int number) {
        Ticket.Builder ticket = Ticket.builder("T" + number);
        ticket.category(maybe(TEXTS)).region(maybe(TEXTS)).product(maybe(TEXTS)).subject(maybe(TEXTS));
        if (random.nextInt(4) > 0) {
            ticket.priority(1 + random.nextInt(5));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            ticket.tag(pick(TAGS));
        }
        for (String name : List.of("n", "t", "f", "x")) {
            if (random.nextInt(4) > 0) {
                ticket.attribute(name, attribute(name));
            }
        }
        return ticket.build();
    }

    private Object attribute(String name) {
        String kind = name.equals("x") ? pick(List.of("n", "t", "f")) : name;
        return switch (kind) {
            case "n" -> Double.valueOf(pick(NUMBERS));
            case "f" -> random.nextBoolean();
            default -> pick(TEXTS);
        };
    }

    private String constraint(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(8);
        return switch (kind) {
            case 1 -> constraint(depth - 1) + " && " + constraint(depth - 1);
            case 2 -> "( " + constraint(depth - 1) + " || " + constraint(depth - 1) + " )";
            case 3 -> "!( " + constraint(depth - 1) + " )";
            default -> leaf();
        };
    }

    private String leaf() {
        return pick(List.<Supplier<String>>of(
                        this::equality,
                        this::equality,
                        this::list,
                        this::abbreviated,
                        this::priority,
                        this::regex,
                        this::tags,
                        this::containment,
                        this::affix,
                        this::textOrder,
                        this::number,
                        this::flag,
                        this::untyped,
                        this::member))
                .get();
    }

    private String equality() {
        String field = pick(FIELDS);
        return field + pick(List.of(" == ", " != ")) + (random.nextInt(6) == 0 ? "null" : quote(pick(TEXTS)));
    }

    private String list() {
        String values = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> i > 0 && random.nextInt(6) == 0 ? "null" : quote(pick(TEXTS)))
                .collect(Collectors.joining(", "));
        return pick(FIELDS) + pick(List.of(" in ", " not in ")) + "( " + values + " )";
    }

    private String abbreviated() {
        return "( " + pick(FIELDS) + " == " + quote(pick(TEXTS)) + " || == " + quote(pick(TEXTS)) + " )";
    }

    private String priority() {
        String number = String.valueOf(1 + random.nextInt(5));
        return switch (random.nextInt(4)) {
            case 0 -> "priority in ( " + number + ", 3 )";
            case 1 -> "priority " + pick(List.of("==", "!=")) + " " + number;
            case 2 -> "( priority > " + number + " && < 5 )";
            default -> "priority " + pick(ORDERS) + " " + pick(List.of(number, number + ".5"));
        };
    }

    private String regex() {
        String operand = random.nextInt(3) == 0 ? "attributes[\"t\"]" : pick(FIELDS);
        return operand + pick(List.of(" matches ", " not matches ")) + "\"" + pick(REGEXES) + "\"";
    }

    private String tags() {
        return random.nextBoolean()
                ? "tags" + pick(List.of(" contains ", " not contains ")) + quote(pick(TAGS))
                : quote(pick(TAGS)) + " memberOf tags";
    }

    private String containment() {
        return pick(FIELDS) + pick(List.of(" contains ", " not contains ")) + quote(pick(TEXTS));
    }

    private String affix() {
        String operand = random.nextInt(4) == 0 ? "attributes[\"t\"]" : pick(FIELDS);
        String guard = !hazardous || random.nextInt(3) > 0 ? operand + " != null && " : "";
        String test = random.nextInt(4) == 0
                ? "str[length] " + random.nextInt(4)
                : pick(List.of("str[startsWith] ", "str[endsWith] ", "not str[startsWith] ")) + quote(pick(TEXTS));
        return "( " + guard + operand + " " + test + " )";
    }

    private String textOrder() {
        return pick(FIELDS) + " " + pick(ORDERS) + " " + quote(pick(TEXTS));
    }

    private String number() {
        String number = pick(NUMBERS);
        return switch (random.nextInt(3)) {
            case 0 -> "attributes[\"n\"] in ( " + number + ", 7 )";
            case 1 -> "attributes[\"n\"] " + pick(List.of("==", "!=")) + " " + number;
            default -> "attributes[\"n\"] " + pick(ORDERS) + " " + number;
        };
    }

    private String flag() {
        return "attributes[\"f\"] " + pick(List.of("==", "!=")) + " " + pick(List.of("true", "false", "null"));
    }

    private String untyped() {
        String literal = random.nextBoolean() ? pick(NUMBERS) : quote(pick(TEXTS));
        return "attributes[\"x\"] " + pick(hazardous && random.nextInt(3) == 0 ? ORDERS : List.of("==", "!=")) + " "
                + literal;
    }

    private String member() {
        return pick(FIELDS) + pick(List.of(" memberOf ", " not memberOf ")) + "tags";
    }

    private String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private @org.jspecify.annotations.Nullable String maybe(List<String> from) {
        return random.nextInt(4) == 0 ? null : pick(from);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Makes tickets. */
    public List<Ticket> tickets(int count) {
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tickets.add(ticket(i));
        }
        return tickets;
    }
}
