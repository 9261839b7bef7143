package dev.pointsman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Outcome;
import dev.pointsman.testing.RuleSets;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class BatchTest {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final int MANY = 20 * Batch.CHUNK + 7;
    private static final int WINDOW = Batch.window(ForkJoinPool.getCommonPoolParallelism() + 1);
    private static final List<Fact> OUTAGES =
            List.of(new Fact("outage", Map.of("product", "p1")), new Fact("outage", Map.of("product", "p3")));

    private static Router router;

    @BeforeAll
    static void open() {
        router = newRouter();
    }

    @AfterAll
    static void close() {
        router.close();
    }

    private static Router newRouter() {
        return Router.builder()
                .ruleSet(RuleSets.of(
                        RuleSets.rule("eu", "region == \"EU\", priority <= 2", "a"),
                        RuleSets.rule("bad", "subject str[startsWith] \"x\"", "b"),
                        RuleSets.rule("us", "region == \"US\"", "b"),
                        "rule \"outage\" salience 10 when Ticket( priority == 3, $p : product )"
                                + " Fact( attributes[\"product\"] == $p )"
                                + " then routing.to(\"c\").because(\"Outage of \" + $p); end\n"))
                .clock(NOON)
                .build();
    }

    private static Ticket ticket(long number) {
        return Ticket.builder("T-" + number)
                .region(number % 3 == 0 ? "EU" : number % 3 == 1 ? "US" : "APAC")
                .priority((int) (number % 4) + 1)
                .product("p" + number % 5)
                .subject(number % 11 == 0 ? null : "y")
                .build();
    }

    private static List<Ticket> tickets(int count) {
        return IntStream.range(0, count).mapToObj(BatchTest::ticket).toList();
    }

    private static Stream<Ticket> endless() {
        return LongStream.range(0, Long.MAX_VALUE).mapToObj(BatchTest::ticket);
    }

    private static List<Decision> oneByOne(List<Ticket> tickets, List<Fact> facts) {
        return tickets.stream().map(ticket -> router.route(ticket, facts)).toList();
    }

    private static List<Decision> oneByOne(int count) {
        return oneByOne(tickets(count), List.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Batch.CHUNK - 1, Batch.CHUNK, Batch.CHUNK + 1, MANY})
    void routeAll_anyNumberOfTickets_decidesAsRouteInTheirOrder(int count) {
        List<Ticket> tickets = tickets(count);

        assertThat(router.routeAll(tickets)).containsExactlyElementsOf(oneByOne(count));
        assertThat(router.routeAll(tickets.stream())).containsExactlyElementsOf(oneByOne(count));
    }

    @Test
    void routeAll_facts_joinEveryTicket() {
        List<Ticket> tickets = tickets(MANY);
        List<Decision> expected = oneByOne(tickets, OUTAGES);

        assertThat(expected).extracting(Decision::rule).contains("eu", "us", "outage", "fallback");
        assertThat(expected)
                .anySatisfy(decision -> assertThat(decision.failures()).isNotEmpty());
        assertThat(router.routeAll(tickets.stream(), OUTAGES)).containsExactlyElementsOf(expected);
    }

    @Test
    void routeAll_factsChangedByTheHostMeanwhile_areThoseOfTheCall() {
        List<Fact> facts = new ArrayList<>(OUTAGES);
        try (Stream<Decision> decisions = router.routeAll(tickets(MANY).stream(), facts)) {
            facts.clear();

            assertThat(decisions).containsExactlyElementsOf(oneByOne(tickets(MANY), OUTAGES));
        }
    }

    @Test
    void routeAll_parallelInput_isDecidedInItsOrder() {
        assertThat(router.routeAll(tickets(MANY).parallelStream().map(ticket -> ticket)))
                .containsExactlyElementsOf(oneByOne(MANY));
    }

    @Test
    void routeAll_parallelConsumer_getsAllInTheirOrder() {
        assertThat(router.routeAll(tickets(MANY))
                        .parallel()
                        .map(decision -> decision)
                        .toList())
                .isEqualTo(oneByOne(MANY));
    }

    @Test
    void routeAll_insideAParallelStream_decidesAll() {
        List<Decision> expected = oneByOne(MANY);

        assertThat(IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(i -> router.routeAll(tickets(MANY)).toList())
                        .toList())
                .hasSize(8)
                .allSatisfy(decisions -> assertThat(decisions).isEqualTo(expected));
    }

    @Test
    void routeAll_sixteenConsumersAtOnce_eachGetTheirOwn() throws Exception {
        List<Decision> expected = oneByOne(tickets(MANY), OUTAGES);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<List<Decision>>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(threads.submit(
                        () -> router.routeAll(tickets(MANY).stream(), OUTAGES).toList()));
            }
            for (Future<List<Decision>> one : all) {
                assertThat(one.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void routeAll_slowConsumer_readsNoMoreThanAWindowAhead() {
        AtomicLong read = new AtomicLong();
        AtomicLong consumed = new AtomicLong();
        AtomicLong furthest = new AtomicLong();
        Iterable<Ticket> counted = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Ticket next() {
                Ticket ticket = ticket(read.incrementAndGet());
                furthest.accumulateAndGet(read.get() - consumed.get(), Math::max);
                return ticket;
            }
        };

        router.routeAll(counted).limit(5L * WINDOW).forEach(decision -> consumed.incrementAndGet());

        assertThat(furthest).hasValueBetween(WINDOW / 2L, (long) WINDOW);
        assertThat(read).hasValueLessThanOrEqualTo(6L * WINDOW);
    }

    @Test
    void routeAll_nothingAskedFor_readsNothing() {
        AtomicLong read = new AtomicLong();
        AtomicBoolean closed = new AtomicBoolean();
        try (Stream<Decision> decisions =
                router.routeAll(endless().peek(ticket -> read.incrementAndGet()).onClose(() -> closed.set(true)))) {
            assertThat(decisions.limit(0)).isEmpty();
        }

        assertThat(read).hasValue(0);
        assertThat(closed).isTrue();
    }

    @Test
    void routeAll_closedHalfWay_readsNoMoreAndEnds() {
        AtomicLong read = new AtomicLong();
        Stream<Decision> decisions = router.routeAll(endless().peek(ticket -> read.incrementAndGet()));
        Iterator<Decision> iterator = decisions.iterator();
        iterator.next();

        decisions.close();
        long readThen = read.get();

        iterator.forEachRemaining(decision -> assertThat(decision.ticket()).isEqualTo("T-1"));
        assertThat(read).hasValue(readThen);
    }

    @Test
    void routeAll_inputThrows_givesTheDecisionsBeforeIt() {
        IllegalStateException broken = new IllegalStateException("connection lost");
        for (int at : new int[] {0, 5, Batch.CHUNK, MANY}) {
            List<Decision> got = new ArrayList<>();
            Stream<Ticket> input = endless().peek(ticket -> {
                if (ticket.id().equals("T-" + at)) {
                    throw broken;
                }
            });

            assertThatThrownBy(() -> router.routeAll(input).forEach(got::add)).isSameAs(broken);
            assertThat(got).isEqualTo(oneByOne(at));
        }
    }

    @Test
    void routeAll_inputThrowsACheckedException_isNotSwallowed() {
        IOException broken = new IOException("connection lost");

        assertThatThrownBy(() -> router.routeAll(() -> {
                            BatchTest.<RuntimeException>sneak(broken);
                            return tickets(1).iterator();
                        })
                        .toList())
                .isSameAs(broken);
    }

    @Test
    void routeAll_nullTicket_saysWhich() {
        List<Ticket> tickets = new ArrayList<>(tickets(Batch.CHUNK + 10));
        tickets.set(Batch.CHUNK + 3, null);
        List<Decision> got = new ArrayList<>();

        assertThatNullPointerException()
                .isThrownBy(() -> router.routeAll(tickets).forEach(got::add))
                .withMessage("ticket " + (Batch.CHUNK + 4) + " of the input");
        assertThat(got).isEqualTo(oneByOne(Batch.CHUNK + 3));
    }

    @Test
    void routeAll_factThatIsATicket_failsAsRouteDoes() {
        assertThatThrownBy(() -> router.routeAll(Stream.of(ticket(1)), List.of(ticket(2)))
                        .toList())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Fact");
    }

    @Test
    void routeAll_nullArguments_areNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> router.routeAll((Iterable<Ticket>) null))
                .withMessage("tickets");
        assertThatNullPointerException()
                .isThrownBy(() -> router.routeAll((Stream<Ticket>) null))
                .withMessage("tickets");
        assertThatNullPointerException()
                .isThrownBy(() -> router.routeAll(Stream.of(), null))
                .withMessage("facts");
        assertThatNullPointerException()
                .isThrownBy(() -> router.routeAll(Stream.of(ticket(1)), Arrays.asList((Object) null))
                        .toList())
                .withMessage("a fact");
    }

    @Test
    void routeAll_consumerThrows_leavesTheRouterUsable() {
        IllegalStateException full = new IllegalStateException("disk full");

        assertThatThrownBy(() -> router.routeAll(endless()).forEach(decision -> {
                    throw full;
                }))
                .isSameAs(full);
        assertThat(router.routeAll(tickets(MANY))).hasSize(MANY);
    }

    @Test
    void routeAll_interruptedConsumer_goesOnAndKeepsTheInterrupt() {
        Thread.currentThread().interrupt();

        List<Decision> decisions = router.routeAll(tickets(MANY)).toList();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(decisions).isEqualTo(oneByOne(MANY));
    }

    @Test
    void routeAll_routerClosedHalfWay_goesOnAsRouteDoes() {
        Router closing = newRouter();
        Ticket needsASession =
                Ticket.builder("T").priority(3).product("p1").region("US").build();
        List<Decision> decisions = new ArrayList<>();

        closing.routeAll(Stream.generate(() -> needsASession).limit(3L * WINDOW), OUTAGES)
                .forEach(decision -> {
                    decisions.add(decision);
                    closing.close();
                });

        assertThat(decisions).hasSize(3 * WINDOW);
        assertThat(decisions.get(0).rule()).isEqualTo("outage");
        assertThat(decisions.get(3 * WINDOW - 1))
                .isEqualTo(closing.route(needsASession, OUTAGES))
                .extracting(Decision::outcome)
                .isEqualTo(Outcome.DEGRADED);
    }

    @Test
    void routeAll_oddContextClassLoader_decidesAlikeAndLeavesItAlone() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader blind = new URLClassLoader(new URL[0], null)) {
            for (ClassLoader odd : Arrays.asList(blind, null)) {
                thread.setContextClassLoader(odd);
                assertThat(router.routeAll(tickets(MANY).stream(), OUTAGES))
                        .containsExactlyElementsOf(oneByOne(tickets(MANY), OUTAGES));
                assertThat(thread.getContextClassLoader()).isSameAs(odd);
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void routeAll_commonPoolHeldUp_isDecidedByTheConsumer() {
        CountDownLatch release = new CountDownLatch(1);
        List<ForkJoinTask<?>> blockers = new ArrayList<>();
        for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
            blockers.add(ForkJoinPool.commonPool().submit(() -> {
                release.await();
                return null;
            }));
        }
        try {
            assertThat(router.routeAll(endless()).limit(20L * WINDOW)).hasSize(20 * WINDOW);
        } finally {
            release.countDown();
            blockers.forEach(ForkJoinTask::join);
        }
    }

    @Test
    void decisions_poolThatNeverStartsATask_getsNoMoreTasksThanTheWindowHasChunks() {
        Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

        assertThat(Batch.decisions(tickets(50 * Batch.window(2)), router::route, tasks::add, 2))
                .hasSize(50 * Batch.window(2));
        assertThat(tasks).hasSize(Batch.window(2) / Batch.CHUNK);
        tasks.forEach(Runnable::run); // too late: there is nothing left to do
    }

    @Test
    void decisions_poolThatIsShutDown_areMadeByTheConsumer() {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        pool.shutdownNow();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        assertThat(Batch.decisions(tickets(MANY), noting(threads), pool, 2)).isEqualTo(oneByOne(MANY));
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void decisions_poolWithTime_shareTheWorkWithIt() throws InterruptedException {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch both = new CountDownLatch(2);
        Function<Ticket, Decision> meeting = ticket -> {
            if (threads.add(Thread.currentThread())) {
                both.countDown();
            }
            awaitBoth(both);
            return router.route(ticket);
        };
        try {
            assertThat(Batch.decisions(tickets(MANY), meeting, pool, 2)).isEqualTo(oneByOne(MANY));
        } finally {
            pool.shutdownNow();
        }
        assertThat(threads).hasSize(2).contains(Thread.currentThread());
    }

    @Test
    void decisions_routeThrowsOnAnotherThread_throwInTheirPlace() {
        StackOverflowError failure = new StackOverflowError();
        List<Decision> got = new ArrayList<>();
        Function<Ticket, Decision> failing = ticket -> {
            if (ticket.id().equals("T-1000")) {
                throw failure;
            }
            return router.route(ticket);
        };

        assertThatThrownBy(() -> Batch.decisions(tickets(MANY), failing, ForkJoinPool.commonPool(), 2)
                        .forEach(got::add))
                .isSameAs(failure);
        assertThat(got).isEqualTo(oneByOne(1000));
    }

    @Test
    void decisions_randomDelays_comeInOrder() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        Function<Ticket, Decision> uneven = ticket -> {
            long spins = Math.floorMod(ticket.id().hashCode() * 31L, 997L) == 0 ? 2_000_000 : 0;
            for (long i = 0; i < spins; i++) {
                Thread.onSpinWait();
            }
            return router.route(ticket);
        };
        try {
            assertThat(Batch.decisions(tickets(MANY), uneven, pool, 4)).isEqualTo(oneByOne(MANY));
        } finally {
            pool.shutdown();
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Function<Ticket, Decision> noting(Set<Thread> threads) {
        return ticket -> {
            threads.add(Thread.currentThread());
            return router.route(ticket);
        };
    }

    private static void awaitBoth(CountDownLatch both) {
        try {
            both.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable throwable) throws T {
        throw (T) throwable;
    }
}
