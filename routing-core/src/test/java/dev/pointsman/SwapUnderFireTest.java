package dev.pointsman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Ruling;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.Await;
import dev.pointsman.testing.Publisher;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.timeline.Change;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Threads route without pause while versions are activated and rolled back: every decision must equal what the version that it
 * names decides alone, and what was replaced must become garbage. The proof is the same with {@code -Dpointsman.swaps=1000};
 * with {@code -Dpointsman.swaps.sessions=true} every version has a session rule, which Drools compiles to classes.
 */
class SwapUnderFireTest {

    private static final int SWAPS = Integer.getInteger("pointsman.swaps", 60);
    private static final boolean SESSIONS = Boolean.getBoolean("pointsman.swaps.sessions");
    private static final int THREADS = 4;
    private static final int ALIVE_AT_MOST = 4; // what runs, what ran before, and what a thread may still hold
    private static final List<Fact> FACTS = List.of(new Fact("outage", Map.of("product", "checkout")));
    private static final List<Ticket> TICKETS = IntStream.range(0, 12)
            .mapToObj(i -> Ticket.builder("T-" + i)
                    .category(i % 3 == 0 ? "refund" : "login")
                    .region(i % 2 == 0 ? "EU" : "NA")
                    .product(i % 4 == 0 ? "checkout" : "search")
                    .build())
            .toList();

    @TempDir
    private Path folder = Path.of("");

    private final Map<Long, List<Ruling>> alone = new ConcurrentHashMap<>();
    private final AtomicLong decided = new AtomicLong();
    private volatile boolean running = true;

    @Test
    void decisions_whileVersionsAreSwapped_areThoseOfTheVersionThatTheyName() throws Exception {
        Publisher publisher = new Publisher(folder, InstantSource.system());
        List<WeakReference<RuleSet>> versions = new ArrayList<>();
        List<Long> heap = new ArrayList<>();
        publish(publisher, 1);
        publisher.activate(1);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (Router router = Router.builder()
                .repository(publisher.repository(), Publisher.NAME)
                .refreshEvery(Duration.ofMillis(20))
                .build()) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                work.add(threads.submit(() -> route(router)));
            }
            for (int swap = 2; swap <= SWAPS; swap++) {
                publish(publisher, swap);
                publisher.activate(swap);
                router.refresh();
                assertThat(router.route(TICKETS.get(0)).version().sequence()).isEqualTo(swap);
                versions.add(new WeakReference<>(router.ruleSet()));
                if (swap % 3 == 0) {
                    publisher.append(new Change.RollBack(swap - 1, Change.AT_ONCE));
                    router.refresh();
                    assertThat(router.state().active().sequence()).isEqualTo(swap - 1);
                    versions.add(new WeakReference<>(router.ruleSet()));
                }
                if (swap % Math.max(1, SWAPS / 10) == 0) {
                    heap.add(memory());
                }
            }
            running = false;
            for (Future<?> one : work) {
                one.get(1, TimeUnit.MINUTES); // a difference fails here
            }
            assertThat(router.state().failures())
                    .as("%s", router.state().lastFailure())
                    .isZero();
            assertThat(decided).as("decisions").hasValueGreaterThan(SWAPS);
            Await.until(() -> alive(versions) <= ALIVE_AT_MOST);
        } finally {
            running = false;
            threads.shutdownNow();
        }
        System.out.println(SWAPS + " versions, " + decided + " decisions, heap and metaspace after a collection, MiB: "
                + heap.stream().map(bytes -> bytes >> 20).toList());
    }

    private static long alive(List<WeakReference<RuleSet>> versions) {
        System.gc();
        return versions.stream()
                .map(WeakReference::get)
                .filter(one -> one != null)
                .distinct()
                .count();
    }

    /** Heap and metaspace in use, after a collection. */
    private static long memory() {
        System.gc();
        long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return metaspace
                + ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void publish(Publisher publisher, long version) {
        String team = List.of("a", "b", "c").get((int) (version % 3));
        String outage = "rule \"outage\" salience 9 when Ticket( $p : product )"
                + " Fact( kind == \"outage\", attributes[\"product\"] == $p ) then routing.to(\"" + team
                + "\").because(\"outage \" + " + version + "); end\n";
        long sequence = publisher.publish(
                "rule \"refund\" when Ticket( category == \"refund\" ) then routing.to(\"" + team
                        + "\").because(\"version " + version + "\"); end\n",
                RuleSets.rule("region-" + version, "region == \"EU\", category == \"login\"", team),
                SESSIONS ? outage : "");
        assertThat(sequence).isEqualTo(version);
        RuleSet ruleSet =
                publisher.repository().release(Publisher.NAME, sequence).ruleSet(RulePolicy.RESTRICTED);
        try (Router router = Router.builder().ruleSet(ruleSet).build()) {
            alone.put(
                    sequence,
                    TICKETS.stream()
                            .map(ticket ->
                                    router.route(ticket, FACTS, Instant.EPOCH).ruling())
                            .toList());
        }
    }

    private void route(Router router) {
        long mine = 0;
        while (running) {
            int i = (int) (mine++ % TICKETS.size());
            Decision decision = router.route(TICKETS.get(i), FACTS);
            List<Ruling> expected = alone.get(decision.version().sequence());
            assertThat(decision.ruling()).isEqualTo(expected.get(i));
        }
        decided.addAndGet(mine);
    }
}
