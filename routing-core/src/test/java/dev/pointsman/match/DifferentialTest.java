package dev.pointsman.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Drools, the index and the linear scan must agree on every match and every failure. The same test is the command for a long
 * run, which takes all cores and prints for each difference how to repeat it:
 *
 * <pre>{@code
 * mvn -B test -pl routing-core -Dtest=DifferentialTest -Dpointsman.differential.pairs=10000000
 * mvn -B test -pl routing-core -Dtest=DifferentialTest -Dpointsman.differential.minutes=20
 * mvn -B test -pl routing-core -Dtest=DifferentialTest -Dpointsman.differential.seed=S [-Dpointsman.differential.ticket=T]
 * }</pre>
 *
 * Together, the seed is where a long run starts; without it, every long run is another one. With
 * {@code -Dpointsman.differential.drools=false} a long run compares the index with the linear scan alone, on a hundred times as
 * many rule sets; {@code -Dpointsman.differential.tickets=N} sets how many tickets each rule set gets.
 */
class DifferentialTest {

    private static final String PROPERTY = "pointsman.differential.";
    private static final long SEED = 20261206L;
    private static final long SHORT_RUN = 10_000;
    private static final int TICKETS = 500;
    private static final int TICKETS_OF_LONG_RUN = 4_000;

    /** Every seed that ever failed, and why. */
    private static final List<Long> FAILED_ONCE = List.of();

    @Test
    void allMatchers_generatedRuleSets_agreeOnEveryTicket() throws InterruptedException {
        Long seed = Long.getLong(PROPERTY + "seed");
        Long pairs = Long.getLong(PROPERTY + "pairs");
        Long minutes = Long.getLong(PROPERTY + "minutes");
        if (pairs != null || minutes != null) {
            assertThat(longRun(seed, pairs, minutes)).isEmpty();
        } else if (seed != null) {
            assertThat(DifferentialRun.repeat(seed, TICKETS_OF_LONG_RUN, Integer.getInteger(PROPERTY + "ticket")))
                    .isNull();
        } else {
            FAILED_ONCE.forEach(failed ->
                    assertThat(DifferentialRun.repeat(failed, TICKETS, null)).isNull());
            assertThat(new DifferentialRun(SEED, TICKETS, true, SHORT_RUN, Duration.ofHours(1)).run())
                    .isEmpty();
        }
    }

    private static List<String> longRun(@Nullable Long seed, @Nullable Long pairs, @Nullable Long minutes)
            throws InterruptedException {
        long first = seed == null ? Instant.now().getEpochSecond() * 1_000_000 : seed;
        boolean drools = !"false".equals(System.getProperty(PROPERTY + "drools"));
        System.out.println("first seed " + first);
        return new DifferentialRun(
                        first,
                        Integer.getInteger(PROPERTY + "tickets", drools ? TICKETS_OF_LONG_RUN : TICKETS),
                        drools,
                        pairs == null ? Long.MAX_VALUE : pairs,
                        minutes == null ? Duration.ofDays(1) : Duration.ofMinutes(minutes))
                .run();
    }
}
