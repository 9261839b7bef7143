package dev.pointsman.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.explain.Question;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {

    private static final Instant AT = Instant.parse("2026-12-22T03:00:00Z");
    private static final List<Fact> FACTS = List.of(
            new Fact("outage", Map.of("product", "check out")),
            new Fact("empty", Map.of()),
            new Fact("a, b", Map.of()));

    private static final List<String> TEXTS = List.of(
            "refund",
            "snow",
            "EU",
            "yes",
            "NULL",
            "~",
            "- a",
            "a: b",
            "#x",
            "a # b",
            "1",
            "007",
            "1e5",
            "0x1F",
            ".5",
            "2026-11-22",
            "true",
            "[a]",
            "{a}",
            "a, b",
            "'",
            "\"",
            "\\",
            "\\n",
            "a\nb",
            "a\r\nb",
            "\t",
            " x ",
            "\u0000\u001b",
            "\u0085\u2028\u2029\uFEFF",
            "früh",
            "返金",
            "\uD83D\uDE80",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a",
            "|",
            ">",
            "?",
            ":",
            "none",
            "x".repeat(3_000));

    @TempDir
    private Path parent;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void baseline_isReadBack_asTheSameQuestionsWithTheSameTeams(long seed) throws IOException {
        Random random = new Random(seed);
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            tickets.add(ticket("T-" + (seed == 8 ? i % 100 : i), random));
        }
        String text = text(tickets);
        TestFolder folder = new TestFolder(parent).plainFile("baseline.yaml", text);
        RuleTests read = folder.load();
        assertThat(read.hasErrors()).as("issues %s", read.issues()).isFalse();
        assertThat(read.cases())
                .extracting(TestCase::question)
                .containsExactlyElementsOf(tickets.stream()
                        .map(ticket -> new Question(ticket, FACTS, AT))
                        .toList());
        try (Router router = Router.builder().ruleSet(TestFolder.RULES).build()) {
            assertThat(read.run(router)).allMatch(TestResult::passed);
        }
        assertThat(text(tickets)).isEqualTo(text);
    }

    @Test
    void baseline_hasOnlyTheColumnsThatAreFilled() throws IOException {
        Ticket plain = Ticket.builder("T-1").category("refund").build();
        Ticket other = Ticket.builder("T-2")
                .tags(List.of("vip"))
                .attribute("amount", 2.5)
                .attribute("note", true)
                .build();
        assertThat(text(List.of(plain, other))).endsWith("""
                tables:
                  - name: baseline
                    columns: [id, category, tags, amount, attributes.note, team]
                    rows:
                      - [T-1, refund, null, null, null, triage]
                      - [T-2, null, [vip], 2.5, true, triage]
                """);
        assertThat(text(List.of(plain, plain)))
                .contains("- [T-1, T-1, refund, triage]\n", "- [\"T-1 #2\", T-1, refund, triage]\n");
    }

    @Test
    void ticketText_isReadBackAsTheTicket() throws IOException {
        Random random = new Random(42);
        StringBuilder text = new StringBuilder("cases:\n");
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Ticket ticket = ticket("T-" + i, random);
            tickets.add(ticket);
            text.append("  - { name: T-").append(i).append(", ticket: ");
            text.append(TicketText.of(ticket, TestFolder.RULES.schema())).append(", expect: triage }\n");
        }
        List<TestCase> read =
                new TestFolder(parent).file("a.yaml", text.toString()).load().cases();
        assertThat(read).extracting(each -> each.question().ticket()).isEqualTo(tickets);
    }

    private static Ticket ticket(String id, Random random) {
        Ticket.Builder ticket = Ticket.builder(id)
                .category(text(random))
                .region(text(random))
                .subject(text(random))
                .priority(random.nextBoolean() ? null : 1 + random.nextInt(5))
                .openedAt(random.nextBoolean() ? null : AT.minusSeconds(random.nextInt(1_000_000)))
                .attribute("order", text(random))
                .attribute("hold", random.nextInt(3) == 0 ? null : random.nextBoolean())
                .attribute("amount", number(random))
                .attribute("team", text(random))
                .attribute("a b: c", number(random))
                .attribute("category", random.nextInt(3) == 0 ? "x" : null);
        if (random.nextBoolean()) {
            ticket.tags(List.of("vip", String.valueOf(text(random)).strip()));
        }
        return ticket.build();
    }

    private static Object number(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextGaussian() * 1e12;
            case 2 -> 3_000_000_000L;
            case 3 -> -1e-7;
            default -> 0;
        };
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static String text(List<Ticket> tickets) throws IOException {
        Baseline baseline = new Baseline(AT, FACTS, TestFolder.RULES.schema());
        try (Router router = Router.builder().ruleSet(TestFolder.RULES).build()) {
            tickets.forEach(ticket -> baseline.add(ticket, router.route(ticket, FACTS, AT)));
        }
        assertThat(baseline.size()).isEqualTo(tickets.size());
        StringWriter out = new StringWriter();
        baseline.write(out);
        return out.toString();
    }
}
