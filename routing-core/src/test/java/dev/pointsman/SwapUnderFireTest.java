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
import java.lang.management.MemoryUsage;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Threads route without pause while versions are activated and rolled back: every decision must equal what the version that it
 * names decides alone, and what was replaced must become garbage, with the classes that Drools generated for it. The proof is
 * the same with {@code -Dpointsman.swaps=1000}, and where every version has a session rule, which Drools compiles to classes,
 * with {@code -Dpointsman.swaps.sessions=1000}. Both print what is in use on the way.
 */
class SwapUnderFireTest {

    private static final int SWAPS = Integer.getInteger("pointsman.swaps", 60);
    private static final int SWAPS_WITH_SESSIONS = Integer.getInteger("pointsman.swaps.sessions", 16);
    private static final int REPORTS = 10;
    private static final double MIB = 1 << 20;
    private static final long KEPT_AT_MOST = 4; // one class of four that were loaded since half the time
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
    private final LongAdder decided = new LongAdder();
    private volatile boolean running = true;

    private enum Rules {
        PLAIN(SWAPS),
        WITH_SESSIONS(SWAPS_WITH_SESSIONS);

        private final int swaps;

        Rules(int swaps) {
            this.swaps = swaps;
        }
    }

    /**
     * What is in use after a collection.
     *
     * @param classes how many classes there are
     * @param loaded how many were ever loaded
     */
    private record InUse(long heap, long metaspace, int classes, long loaded) {

        static InUse now() {
            System.gc(); // G1 and Serial unload classes in it
            long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals("Metaspace"))
                    .map(MemoryPoolMXBean::getUsage)
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
            return new InUse(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    metaspace,
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                    ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "heap %.1f MiB, metaspace %.1f MiB, %d classes of %d",
                    heap / MIB,
                    metaspace / MIB,
                    classes,
                    loaded);
        }
    }

    @ParameterizedTest
    @EnumSource(Rules.class)
    void decisions_whileVersionsAreSwapped_areThoseOfTheVersionThatTheyName(Rules rules) throws Exception {
        Publisher publisher = new Publisher(folder, InstantSource.system());
        List<WeakReference<RuleSet>> versions = new ArrayList<>();
        List<InUse> inUse = new ArrayList<>();
        long start = System.nanoTime();
        publish(publisher, 1, rules);
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
            for (int swap = 2; swap <= rules.swaps; swap++) {
                publish(publisher, swap, rules);
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
                if (swap % Math.max(1, rules.swaps / REPORTS) == 0) {
                    InUse now = InUse.now();
                    inUse.add(now);
                    System.out.printf(
                            Locale.ROOT,
                            "%s: %d versions in %d s, %d decisions, %s%n",
                            rules,
                            swap,
                            Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                            decided.sum(),
                            now);
                }
            }
            running = false;
            for (Future<?> one : work) {
                one.get(1, TimeUnit.MINUTES); // a difference fails here
            }
            assertThat(router.state().failures())
                    .as("%s", router.state().lastFailure())
                    .isZero();
            assertThat(decided.sum()).as("decisions").isGreaterThan(rules.swaps);
            Await.until(() -> alive(versions) <= ALIVE_AT_MOST);
            InUse half = inUse.get(inUse.size() / 2);
            InUse last = InUse.now();
            if (rules == Rules.WITH_SESSIONS) {
                assertThat(last.loaded - half.loaded).as("classes of versions").isGreaterThan(rules.swaps);
                assertThat((last.classes - half.classes) * KEPT_AT_MOST)
                        .as("classes that were kept, of %s and %s", half, last)
                        .isLessThan(last.loaded - half.loaded);
            }
        } finally {
            running = false;
            threads.shutdownNow();
        }
    }

    private static long alive(List<WeakReference<RuleSet>> versions) {
        System.gc();
        return versions.stream()
                .map(WeakReference::get)
                .filter(one -> one != null)
                .distinct()
                .count();
    }

    private void publish(Publisher publisher, long version, Rules rules) {
        String team = List.of("a", "b", "c").get((int) (version % 3));
        String outage = "rule \"outage\" salience 9 when Ticket( $p : product )"
                + " Fact( kind == \"outage\", attributes[\"product\"] == $p ) then routing.to(\"" + team
                + "\").because(\"outage \" + " + version + "); end\n";
        long sequence = publisher.publish(
                "rule \"refund\" when Ticket( category == \"refund\" ) then routing.to(\"" + team
                        + "\").because(\"version " + version + "\"); end\n",
                RuleSets.rule("region-" + version, "region == \"EU\", category == \"login\"", team),
                rules == Rules.WITH_SESSIONS ? outage : "");
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
            decided.increment();
        }
    }
}
