package dev.pointsman.drools;

import static dev.pointsman.drools.DrlRules.NOON;
import static dev.pointsman.drools.DrlRules.matcher;
import static dev.pointsman.drools.DrlRules.plain;
import static dev.pointsman.drools.DrlRules.regionIs;
import static dev.pointsman.drools.DrlRules.session;
import static dev.pointsman.drools.DrlRules.subjectStartsWith;
import static dev.pointsman.drools.DroolsMatcherTest.teams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.match.MatchResult;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ConcurrencyTest {

    private static final int THREADS = 16;
    private static final int TICKETS = 400;
    private static final int ECHOES = 4_000;
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() throws InterruptedException {
        pool.shutdownNow();
        assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void threads_sharingAMatcher_findWhatOneThreadFinds() throws Exception {
        Rule[] rules = {
            plain("eu", regionIs("EU"), "a").build(),
            plain("fragile", subjectStartsWith("x"), "b").build(),
            session(
                            "join",
                            "Ticket( $p : product )\n    Fact( attributes[\"product\"] == $p )",
                            "routing.to(\"c\").because($p);")
                    .build(),
            session(
                            "throws",
                            "Ticket( region == \"US\" )\n    Fact()",
                            "if (true) throw new IllegalStateException(\"x\");")
                    .build(),
            session("breaks", "Ticket( subject str[startsWith] \"y\" )\n    Fact()", "routing.to(\"b\");")
                    .build()
        };
        try (DroolsMatcher matcher = matcher(rules)) {
            List<MatchResult> alone =
                    IntStream.range(0, TICKETS).mapToObj(i -> ask(matcher, i)).toList();
            CountDownLatch start = new CountDownLatch(1);
            List<Future<List<MatchResult>>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                all.add(pool.submit(() -> {
                    start.await();
                    return IntStream.range(0, TICKETS)
                            .mapToObj(i -> ask(matcher, i))
                            .toList();
                }));
            }
            start.countDown();
            for (Future<List<MatchResult>> one : all) {
                assertThat(one.get()).isEqualTo(alone);
            }
        }
    }

    @Test
    void consequences_firingAtOnce_eachSeeTheirOwnTicketAndFact() throws Exception {
        Rule echo = session(
                        "echo",
                        "Ticket( $p : product )\n    Fact( $q : attributes[\"product\"] == $p )",
                        "routing.to(\"a\").because($p + \"=\" + $q);")
                .build();
        try (DroolsMatcher matcher = matcher(echo)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread * ECHOES;
                all.add(pool.submit(() -> IntStream.range(first, first + ECHOES).forEach(i -> {
                    Ticket ticket = Ticket.builder("T-" + i).product("p" + i).build();
                    Fact fact = new Fact("outage", Map.of("product", "p" + i));
                    assertThat(matcher.all(ticket, List.of(fact), NOON).winner().reason())
                            .contains("p" + i + "=p" + i);
                })));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    @Test
    void threads_buildingAtOnce_doNotMixTheirRules() throws Exception {
        List<Future<List<String>>> all = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            String team = List.of("a", "b", "c").get(thread % 3);
            all.add(pool.submit(() -> {
                try (DroolsMatcher matcher = matcher(session("r", "Ticket()", "routing.to(\"" + team + "\");")
                        .build())) {
                    return teams(ask(matcher, 1));
                }
            }));
        }
        for (int thread = 0; thread < THREADS; thread++) {
            assertThat(all.get(thread).get())
                    .containsExactly(List.of("a", "b", "c").get(thread % 3), "desk");
        }
    }

    @Test
    void close_whileAMatchIsUnderWay_letsItEnd() throws Exception {
        Latches fact = new Latches(new CountDownLatch(1), new CountDownLatch(1));
        Rule waits = session(
                        DrlRules.HEADER + "import dev.pointsman.drools.Latches\n",
                        10,
                        "waits",
                        "Ticket()\n    $l : Latches()",
                        "$l.started().countDown(); $l.goOn().await(); routing.to(\"a\");")
                .build();
        DroolsMatcher matcher = matcher(waits);
        Future<MatchResult> underWay =
                pool.submit(() -> matcher.all(Ticket.builder("T-1").build(), List.of(fact), NOON));
        fact.started().await();
        matcher.close();
        fact.goOn().countDown();

        assertThat(teams(underWay.get())).containsExactly("a", "desk");
        assertThatThrownBy(() -> ask(matcher, 1)).isInstanceOf(RuleEngineException.class);
    }

    private static MatchResult ask(DroolsMatcher matcher, int i) {
        Ticket ticket = Ticket.builder("T-" + i)
                .region(i % 3 == 0 ? "EU" : "US")
                .product("p" + i % 5)
                .subject(i % 7 == 0 ? null : "xyz")
                .build();
        return matcher.all(ticket, List.of(new Fact("outage", Map.of("product", "p" + i % 4))), NOON);
    }
}
