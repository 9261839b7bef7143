package dev.pointsman.testing;

import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.Vocabulary.Kind;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a rule set and tickets for it from a seed: every operator and literal of the operator table, absent values,
 * attributes of several types, texts beyond ASCII, many rules of equal salience, dates. Confined to one thread.
 */
public final class Generator {

    /** The instant of most cases; some rules begin or end close to the others. */
    public static final Instant AT = Instant.parse("2026-06-15T00:00:00Z");

    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-07-01T12:00:00Z");
    private static final List<Instant> EDGES = List.of(
            START,
            START.minusNanos(1),
            START.plusNanos(1),
            END,
            END.minusNanos(1),
            END.plusNanos(1),
            AT.minusSeconds(1),
            Instant.EPOCH,
            Instant.parse("9999-12-31T00:00:00Z"));
    private static final List<String> STARTS = List.of(
            "2026-06-01",
            "2026-06-01T00:00:00Z",
            "2026-06-01T00:00:00",
            "2026-06-01T05:30:00+05:30",
            "01-Jun-2026",
            "01-Jun-2026 00:00",
            "2026-06-15");
    private static final List<String> ENDS_AFTER_EVERY_START =
            List.of("2026-07-01T12:00:00Z", "2026-07-01T12:00:00", "01-Jul-2026 12:00");
    private static final List<String> ENDS =
            List.of("2026-07-01T12:00:00Z", "01-Jul-2026 12:00", "2026-06-15", "2026-06-01");
    private static final List<String> TEAMS = List.of("a", "b", "c");
    private static final List<String> KINDS = List.of("outage", "freeze");
    private static final int USUAL_RULES = 30;

    private final Random random;
    private final LanguageLevel level;
    private final boolean hazardous;
    private final boolean withSessionRules;
    private final int size;
    private final int saliences;
    private final Vocabulary words;
    private final Constraints constraints;
    private int cases;

    /** Creates a generator of plain rules; the same seed gives the same sequence. */
    public Generator(long seed) {
        this(new Random(seed), false);
    }

    private Generator(Random random, boolean varied) {
        this.random = random;
        this.level = varied && random.nextInt(6) == 0 ? LanguageLevel.DRL10 : LanguageLevel.DRL6;
        this.hazardous = random.nextInt(5) == 0;
        this.withSessionRules = varied && random.nextInt(6) == 0;
        this.size = varied ? someSize() : USUAL_RULES;
        this.saliences = random.nextInt(4);
        this.words = new Vocabulary(random, size);
        this.constraints = new Constraints(random, words, level, hazardous);
    }

    /** Creates a generator of rule sets of all sizes, at both language levels, some with session rules. */
    public static Generator varied(long seed) {
        return new Generator(new Random(seed), true);
    }

    /** Mostly few rules, which Drools compiles fast; now and then more than one word, or block, of any index holds. */
    private int someSize() {
        if (hazardous || withSessionRules) {
            return 1 + random.nextInt(12);
        }
        int chance = random.nextInt(2_000);
        if (chance < 2) {
            return 4_080 + random.nextInt(60);
        }
        if (chance < 6) {
            return 2_030 + random.nextInt(50);
        }
        if (chance < 70) {
            return 60 + random.nextInt(150);
        }
        return 1 + random.nextInt(chance < 500 ? 70 : 14);
    }

    /** Returns the language level. */
    public LanguageLevel level() {
        return level;
    }

    /** Tells whether there may be session rules. */
    public boolean hasSessionRules() {
        return withSessionRules;
    }

    /** Makes the rules of a rule set, without the fallback, each as DRL. */
    public List<String> rules() {
        return rules(size);
    }

    private List<String> rules(int count) {
        return IntStream.range(0, count).mapToObj(this::rule).toList();
    }

    /** Makes the DRL of a rule set. */
    public String drl(int rules) {
        return drl(rules(rules));
    }

    private static String drl(List<String> rules) {
        return RuleSets.HEADER + String.join("", rules) + RuleSets.FALLBACK;
    }

    /** Makes a rule set. */
    public RuleSet ruleSet(int rules) {
        return ruleSet(rules(rules));
    }

    /** Returns the rule set of these rules and the fallback. */
    public RuleSet ruleSet(List<String> rules) {
        return RuleSets.builder()
                .level(level)
                .file("rules/generated.drl", drl(rules))
                .build();
    }

    private String rule(int number) {
        StringBuilder rule = new StringBuilder("rule \"r")
                .append(random.nextInt(1_000_000))
                .append('-')
                .append(number)
                .append("\"\n");
        attributes(rule);
        boolean session = withSessionRules && random.nextInt(3) == 0;
        rule.append("when\n  ").append(session ? sessionCondition() : "Ticket( " + constraints.pattern() + " )");
        rule.append("\nthen\n  routing.to(\"").append(words.pick(TEAMS)).append("\")");
        switch (random.nextInt(3)) {
            case 0 ->
                rule.append(".because(").append(constraints.quote(words.text())).append(")");
            case 1 -> rule.append(session ? ".because(\"as \" + \"computed\")" : "");
            default -> {}
        }
        return rule.append(";\nend\n").toString();
    }

    private void attributes(StringBuilder rule) {
        if (random.nextInt(15) == 0) {
            rule.append("  @owner(\"ann\")\n");
        }
        if (saliences > 0 && random.nextInt(3) > 0) {
            int step = saliences == 3 ? 715_000_000 : 10;
            rule.append("  salience ")
                    .append((random.nextInt(2 * saliences + 1) - saliences) * step)
                    .append('\n');
        }
        boolean starts = random.nextInt(12) == 0;
        if (starts) {
            rule.append("  date-effective \"").append(words.pick(STARTS)).append("\"\n");
        }
        if (random.nextInt(12) == 0) {
            rule.append("  date-expires \"")
                    .append(words.pick(starts ? ENDS_AFTER_EVERY_START : ENDS))
                    .append("\"\n");
        }
        if (random.nextInt(25) == 0) {
            rule.append("  enabled false\n");
        }
        if (random.nextInt(25) == 0) {
            rule.append("  no-loop\n");
        }
    }

    /** What only Drools understands, beside what the index guards it with. */
    private String sessionCondition() {
        String ticket = constraints.pattern();
        String kind = words.pick(KINDS);
        String field = words.field();
        String value = constraints.quote(words.text());
        return switch (random.nextInt(8)) {
            case 0 ->
                "Ticket( " + ticket + ", $p : " + field + ", " + field + " != null )\n  Fact( kind == \"" + kind
                        + "\", attributes[\"v\"] == $p )";
            case 1 -> "Ticket( " + ticket + " )\n  not Fact( kind == \"" + kind + "\" )";
            case 2 ->
                "Ticket( " + ticket + " )\n  exists Fact( kind == \"" + kind + "\", attributes[\"v\"] == " + value
                        + " )";
            case 3 -> "Ticket( " + field + " == " + words.field() + ", " + ticket + " )";
            case 4 -> "Ticket( " + ticket + ", " + field + " != null, " + field + " == " + words.field() + " )";
            case 5 -> "Ticket( " + ticket + ", attributes.get(\"n\") == 1 )";
            case 6 ->
                "Ticket( " + ticket + " )\n  accumulate( Fact( kind == \"" + kind + "\" ); $n : count(); $n > 1 )";
            default ->
                "Fact( kind == \"" + kind + "\", $v : attributes[\"v\"] )\n  Ticket( " + ticket + ", " + field
                        + " == $v )";
        };
    }

    /** Makes the next case. */
    public Case next() {
        List<Fact> facts = new ArrayList<>();
        for (int i = withSessionRules ? random.nextInt(4) : 0; i > 0; i--) {
            facts.add(new Fact(words.pick(KINDS), Map.of("v", words.text())));
        }
        Instant at = random.nextInt(4) == 0 ? words.pick(EDGES) : AT;
        return new Case(cases, ticket(cases++), facts, at);
    }

    /** Makes a ticket. */
    public Ticket ticket(int number) {
        String name = words.fields.contains("id") && random.nextBoolean() ? words.pick(words.texts) : "";
        Ticket.Builder ticket = Ticket.builder(name.isBlank() ? "T" + number : name);
        ticket.category(text("category"))
                .subcategory(text("subcategory"))
                .product(text("product"))
                .region(text("region"))
                .language(text("language"))
                .channel(text("channel"))
                .tier(text("tier"))
                .subject(text("subject"))
                .description(text("description"));
        if (random.nextInt(4) > 0) {
            ticket.priority(1 + random.nextInt(5));
        }
        if (random.nextInt(4) == 0) {
            ticket.openedAt(words.pick(EDGES));
        }
        int tags = random.nextInt(40) == 0 ? random.nextInt(201) : random.nextInt(4);
        for (int i = 0; i < tags; i++) {
            ticket.tag(random.nextInt(4) > 0 ? words.tag() : "other" + i);
        }
        words.attributes.forEach((key, kind) -> {
            if (random.nextInt(4) > 0) {
                boolean odd = hazardous && random.nextInt(12) == 0;
                ticket.attribute(key, words.attributeValue(odd ? Kind.ANY : kind));
            }
        });
        if (random.nextInt(50) == 0) {
            IntStream.range(0, 60).forEach(i -> ticket.attribute("unused" + i, i));
        }
        return ticket.build();
    }

    private @Nullable String text(String field) {
        if (!words.fields.contains(field)) {
            return random.nextInt(8) == 0 ? words.text() : null;
        }
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> null;
            case 3 -> words.longText(2 + random.nextInt(6));
            case 4 -> random.nextInt(20) == 0 ? words.longText(500) : words.longText(2);
            default -> words.text();
        };
    }

    /** Makes tickets. */
    public List<Ticket> tickets(int count) {
        return IntStream.range(0, count).mapToObj(this::ticket).toList();
    }
}
