package dev.pointsman.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.Router;
import dev.pointsman.decision.Decision;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionLogTest {

    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final RuleSet RULES = RuleSets.of("""
                    rule "odd" when Ticket( attributes["n"] > 2.5, subject != "x" )
                    then routing.to("a").because("odd \\"quoted\\" – früh"); end
                    """);

    @TempDir
    private Path parent;

    private Path folder = Path.of("");

    @BeforeEach
    void nameFolder() {
        folder = parent.resolve("log");
    }

    @Test
    void record_holdsAllThatWasDecidedOn() throws IOException {
        Ticket full = Ticket.builder("T 1")
                .openedAt(Instant.parse("2026-11-21T23:59:59.123456789Z"))
                .category("c")
                .subcategory("s")
                .product("p")
                .region("r")
                .language("pt-BR")
                .channel("chat")
                .priority(5)
                .tier("gold")
                .tag("b")
                .tag("a")
                .subject("line\n\"two\" \u2028 😀 \u0000")
                .description("d")
                .attribute("n", 3.25)
                .attribute("whole", 3)
                .attribute("far", 3e300)
                .attribute("truth", false)
                .attribute("number as text", "3")
                .build();
        Fact fact = new Fact("outage", Map.of("ref", "O-1", "n", 7));
        Decision decision;
        try (DecisionLog log = DecisionLog.in(folder).open();
                Router router = router(log)) {
            decision = router.route(full, List.of(fact), AT);
            router.route(Ticket.builder("T-2").build(), AT);
        }
        List<DecisionRecord> records = records();
        assertThat(records).hasSize(2);
        assertThat(records.get(0).ticket()).isEqualTo(full);
        assertThat(records.get(0).facts()).containsExactly(fact);
        assertThat(records.get(0).at()).isEqualTo(AT);
        assertThat(records.get(0).version()).isEqualTo(RULES.version());
        assertThat(records.get(0).incomplete()).isEmpty();
        assertThat(records.get(0).differences(decision)).isEmpty();
        assertThat(records.get(1).differences(decision))
                .containsExactly(
                        "outcome FALLBACK was recorded, now outcome ROUTED",
                        "team triage was recorded, now team a",
                        "rule fallback was recorded, now rule odd",
                        "no reason was recorded, now reason odd \"quoted\" – früh");
    }

    @Test
    void hiddenValues_areNowhereInTheFile_andTheRecordSaysSo() throws IOException {
        Hiding hiding =
                Hiding.NOTHING.masking(List.of("subject", "iban")).hashing(List.of("id", "customer"), "a secret");
        try (DecisionLog log = DecisionLog.in(folder).hiding(hiding).open();
                Router router = router(log)) {
            for (String customer : List.of("Kunde-1", "Kunde-1", "Kunde-2")) {
                Ticket ticket = Ticket.builder("Geheim-9")
                        .subject("Privates")
                        .attribute("iban", "DE00")
                        .attribute("customer", customer)
                        .build();
                router.route(ticket, List.of(new Fact("account", Map.of("iban", "DE11"))), AT);
            }
        }
        List<String> lines = lines();
        assertThat(String.join("", lines))
                .doesNotContain("Geheim-9", "Privates", "DE00", "DE11", "Kunde-")
                .contains("\"subject\":\"masked\"", "\"account.iban\":\"masked\"");
        List<String> hashes = lines.stream()
                .map(line -> line.replaceFirst(".*\"customer\":\"(hmac-sha256:[0-9a-f]{32})\".*", "$1"))
                .toList();
        assertThat(hashes.get(0))
                .startsWith("hmac-sha256:")
                .isEqualTo(hashes.get(1))
                .isNotEqualTo(hashes.get(2));
        assertThat(records().get(0).incomplete().orElseThrow())
                .isEqualTo("the log hides id, subject, iban, customer, account.iban");
    }

    @Test
    void factOfAnotherType_isCounted() throws IOException {
        try (DecisionLog log = DecisionLog.in(folder).open();
                Router router = router(log)) {
            router.route(Ticket.builder("T-1").build(), List.of(Duration.ZERO), AT);
        }
        assertThat(records().get(0).incomplete()).hasValue("1 facts of the host's own types are not in the log");
    }

    @Test
    void files_rotateAtTheirSize_andTheOldestGo() throws IOException {
        try (DecisionLog log = DecisionLog.in(folder)
                        .rotateAt(1)
                        .keep(3)
                        .buffer(1)
                        .whenFull(DecisionLog.WhenFull.WAIT)
                        .open();
                Router router = router(log)) {
            for (int i = 0; i < 20; i++) {
                router.route(Ticket.builder("T-" + i).build(), AT);
                waitFor(log, i + 1);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
        assertThat(records()).extracting(record -> record.ticket().id()).endsWith("T-18", "T-19");
    }

    @Test
    void threads_loseNothing_whenTheyWait() throws Exception {
        int each = 3000;
        DecisionLog log = DecisionLog.in(folder)
                .buffer(16)
                .whenFull(DecisionLog.WhenFull.WAIT)
                .open();
        try (log;
                Router router = router(log)) {
            List<Thread> threads = IntStream.range(0, 4)
                    .mapToObj(thread -> new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            router.route(Ticket.builder(thread + "-" + i).build(), AT);
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(log.written()).isEqualTo(4L * each);
        assertThat(log.dropped()).isZero();
        assertThat(records().stream().map(record -> record.ticket().id()).distinct())
                .hasSize(4 * each);
    }

    @Test
    void diskThatFails_holdsUpNobodyWhoDrops_andEveryDecisionIsAccountedFor() throws IOException {
        try (DecisionLog log = DecisionLog.in(folder).rotateAt(1).buffer(4).open();
                Router router = router(log)) {
            router.route(Ticket.builder("before").build(), AT);
            waitFor(log, 1);
            Path away = parent.resolve("away");
            Files.move(folder, away);
            for (int i = 0; i < 100; i++) {
                router.route(Ticket.builder("lost-" + i).build(), AT);
            }
            waitUntil(() -> log.dropped() == 100);
            assertThat(log.lastFailure()).isNotNull();
            Files.move(away, folder);
            router.route(Ticket.builder("after").build(), AT);
            waitFor(log, 2);
            assertThat(log.lastFailure()).isNull();
        }
        assertThat(records()).extracting(record -> record.ticket().id()).containsExactly("before", "after");
    }

    @Test
    void diskThatFails_holdsUpThoseWhoWait_untilItWorksAgain() throws Exception {
        try (DecisionLog log = DecisionLog.in(folder)
                        .rotateAt(1)
                        .buffer(2)
                        .whenFull(DecisionLog.WhenFull.WAIT)
                        .open();
                Router router = router(log)) {
            router.route(Ticket.builder("T-0").build(), AT);
            waitFor(log, 1);
            Path away = parent.resolve("away");
            Files.move(folder, away);
            List<Decision> decided = new ArrayList<>();
            Thread host = new Thread(() -> {
                for (int i = 1; i <= 50; i++) {
                    decided.add(router.route(Ticket.builder("T-" + i).build(), AT));
                }
            });
            host.start();
            waitUntil(() -> host.getState() == Thread.State.TIMED_WAITING);
            assertThat(log.dropped()).isZero();
            Files.move(away, folder);
            host.join();
            assertThat(decided).hasSize(50);
        }
        assertThat(records())
                .extracting(record -> record.ticket().id())
                .startsWith("T-0", "T-1", "T-2")
                .hasSize(51);
    }

    @Test
    void closedLog_countsWhatComesLater() throws IOException {
        DecisionLog log = DecisionLog.in(folder).open();
        try (Router router = router(log)) {
            log.close();
            router.route(Ticket.builder("late").build(), AT);
            log.close();
            assertThat(log.dropped()).isEqualTo(1);
        }
        assertThat(records()).isEmpty();
    }

    @Test
    void lineThatIsNotWhole_isRefused() throws IOException {
        try (DecisionLog log = DecisionLog.in(folder).open();
                Router router = router(log)) {
            router.route(
                    Ticket.builder("T-1").priority(1).tag("a").attribute("n", 1).build(), AT);
        }
        String line = lines().get(0);
        assertThat(DecisionRecord.parse(line).ticket().id()).isEqualTo("T-1");
        for (int end = 0; end < line.length(); end++) {
            String torn = line.substring(0, end);
            assertThatThrownBy(() -> DecisionRecord.parse(torn)).as(torn).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void listenerThatThrows_changesNothing() {
        List<String> heard = new ArrayList<>();
        try (Router router = Router.builder()
                .ruleSet(RULES)
                .listener((ticket, facts, decision, nanos) -> heard.add(decision.rule() + " " + (nanos > 0)))
                .listener((ticket, facts, decision, nanos) -> {
                    throw new IllegalStateException("listener");
                })
                .build()) {
            assertThat(router.route(Ticket.builder("T-1").build(), AT).rule()).isEqualTo("fallback");
            assertThat(router.routeAll(List.of(Ticket.builder("T-2").build())).toList())
                    .hasSize(1);
            assertThat(heard).containsExactly("fallback true", "fallback true");
        }
    }

    private static Router router(DecisionLog log) {
        return Router.builder().ruleSet(RULES).listener(log).build();
    }

    private List<DecisionRecord> records() throws IOException {
        return lines().stream().map(DecisionRecord::parse).toList();
    }

    private List<String> lines() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .flatMap(file -> {
                        try {
                            return Files.readString(file).lines();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private static void waitFor(DecisionLog log, long written) {
        waitUntil(() -> log.written() >= written);
    }

    private static void waitUntil(java.util.function.BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
