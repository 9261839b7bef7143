package dev.pointsman.match;

import dev.pointsman.rule.RuleSet;
import dev.pointsman.testing.Case;
import dev.pointsman.testing.Generator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Tries rule set after rule set, one to a seed, on all cores, until it has tried enough pairs of a rule set and a ticket, has
 * taken long enough, or has found ten differences.
 */
final class DifferentialRun {

    private static final String COMMAND = "mvn -B test -pl routing-core -Dtest=DifferentialTest";
    private static final int DIFFERENCES_AT_MOST = 10;
    private static final int MANY_RULES = 1_000;
    private static final int TICKETS_OF_MANY_RULES = 500;
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(15);

    /** Compiling thousands of rules takes gigabytes: one at a time. */
    private static final Object COMPILING_MANY = new Object();

    private final int tickets;
    private final boolean withDrools;
    private final long pairsAtMost;
    private final long end;
    private final AtomicLong nextSeed;
    private final AtomicInteger ruleSets = new AtomicInteger();
    private final AtomicLong pairs = new AtomicLong();
    private final Set<Long> underWay = new ConcurrentSkipListSet<>();
    private final List<String> differences = Collections.synchronizedList(new ArrayList<>());
    private final long start = System.nanoTime();

    /**
     * Prepares a run.
     *
     * @param firstSeed the seed of the first rule set; each further one has the next number
     * @param tickets how many tickets a rule set is tried with
     * @param withDrools whether Drools is asked, or the index compared with the linear scan alone: a hundred times as many
     *     rule sets in the same time, none of them with session rules
     */
    DifferentialRun(long firstSeed, int tickets, boolean withDrools, long pairsAtMost, Duration timeAtMost) {
        this.nextSeed = new AtomicLong(firstSeed);
        this.tickets = tickets;
        this.withDrools = withDrools;
        this.pairsAtMost = pairsAtMost;
        this.end = start + timeAtMost.toNanos();
    }

    /** Runs, and returns every difference with the command that repeats it. */
    List<String> run() throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(cores);
        for (int i = 0; i < cores; i++) {
            threads.execute(this::work);
        }
        threads.shutdown();
        while (!threads.awaitTermination(BETWEEN_REPORTS.toMillis(), TimeUnit.MILLISECONDS)) {
            report();
        }
        report();
        return List.copyOf(differences);
    }

    private void work() {
        while (isGoing()) {
            long seed = nextSeed.getAndIncrement();
            underWay.add(seed);
            try {
                tryRuleSet(seed);
            } catch (RuntimeException | StackOverflowError e) {
                add("seed " + seed + ": " + e + "\n  " + e.getStackTrace()[0] + "\n  repeat: " + command(seed));
            } finally {
                underWay.remove(seed);
            }
        }
    }

    private boolean isGoing() {
        return pairs.get() < pairsAtMost && System.nanoTime() < end && differences.size() < DIFFERENCES_AT_MOST;
    }

    private void tryRuleSet(long seed) {
        Generator generator = Generator.varied(seed);
        if (!withDrools && generator.hasSessionRules()) {
            return;
        }
        List<String> rules = generator.rules();
        boolean many = rules.size() > MANY_RULES;
        try (Differential differential = differential(generator.ruleSet(rules), many)) {
            int count = many ? Math.min(tickets, TICKETS_OF_MANY_RULES) : tickets;
            for (int i = 0; i < count && isGoing(); i++) {
                Case one = generator.next();
                String difference = differential.difference(one);
                pairs.incrementAndGet();
                if (difference != null) {
                    add(text(seed, generator, rules, one, difference));
                    break;
                }
            }
        }
        ruleSets.incrementAndGet();
    }

    private Differential differential(RuleSet ruleSet, boolean many) {
        if (!withDrools) {
            return Differential.ofIndexAndScan(ruleSet);
        }
        if (!many) {
            return Differential.of(ruleSet);
        }
        synchronized (COMPILING_MANY) {
            return Differential.of(ruleSet);
        }
    }

    /** Tries one rule set, on one ticket or on all; returns what differs, or null. */
    static @Nullable String repeat(long seed, int tickets, @Nullable Integer onlyTicket) {
        Generator generator = Generator.varied(seed);
        List<String> rules = generator.rules();
        try (Differential differential = Differential.of(generator.ruleSet(rules))) {
            for (int i = 0; i < (onlyTicket == null ? tickets : onlyTicket + 1); i++) {
                Case one = generator.next();
                String difference = onlyTicket == null || onlyTicket == i ? differential.difference(one) : null;
                if (difference != null) {
                    return text(seed, generator, rules, one, difference);
                }
            }
        }
        return null;
    }

    private static String text(long seed, Generator generator, List<String> rules, Case one, String difference) {
        return "seed " + seed + ", ticket " + one.number() + ", " + generator.level() + ", " + rules.size() + " rules\n"
                + "  repeat: " + command(seed) + " -Dpointsman.differential.ticket=" + one.number() + "\n  shrunk:\n"
                + new Shrinker(generator, rules, one, difference).shrink();
    }

    private static String command(long seed) {
        return COMMAND + " -Dpointsman.differential.seed=" + seed;
    }

    private void add(String difference) {
        differences.add(difference);
        System.out.println("DIFFERENCE " + difference);
    }

    private void report() {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%,d pairs of a rule set and a ticket, %,d rule sets, %.0f s, %,.0f pairs a second, %d differences; now at"
                        + " seeds %s%n",
                pairs.get(), ruleSets.get(), seconds, pairs.get() / seconds, differences.size(), underWay);
    }
}
