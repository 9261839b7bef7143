package dev.pointsman.drools;

import static dev.pointsman.drools.DrlRules.NOON;
import static dev.pointsman.drools.DrlRules.matcher;
import static dev.pointsman.drools.DrlRules.session;
import static dev.pointsman.drools.DroolsMatcherTest.teams;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Loading again and again leaves nothing behind. Loads 60 rule sets; {@code -Dpointsman.loads=500} is the long form.
 */
class RuleLoadTest {

    private static final int LOADS = Integer.getInteger("pointsman.loads", 60);
    private static final int WARM_UP = 10;

    /**
     * A version that stayed would cost half a megabyte or more. What grows a little is not ours: the JDK's class loaders
     * remember (softly) every resource they were asked for, and the JVM keeps profiles of hot code in the metaspace.
     */
    private static final long BOUND = (4L << 20) + LOADS * (10L << 10);

    private static final int CLASSES_BOUND = 100;
    private static final Ticket NO_SUBJECT = Ticket.builder("T-1").product("p").build();
    private static final List<Fact> FACTS = List.of(new Fact("outage", Map.of("product", "p")));

    @Test
    void loads_oneAfterTheOther_leaveHeapClassesAndMetaspaceFlat() throws InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            load(i);
        }
        Usage before = Usage.now();
        for (int i = 0; i < LOADS; i++) {
            load(i);
        }
        Usage after = Usage.now();

        System.out.println(LOADS + " loads: " + before + " -> " + after);
        assertThat(after.classes() - before.classes())
                .as("classes, %s -> %s", before, after)
                .isLessThan(CLASSES_BOUND);
        assertThat(after.heap() - before.heap())
                .as("heap, %s -> %s", before, after)
                .isLessThan(BOUND);
        assertThat(after.metaspace() - before.metaspace())
                .as("metaspace, %s -> %s", before, after)
                .isLessThan(BOUND);
    }

    /** Some are closed and some forgotten; each runs a ticket, and every fifth one on which the rules run apart. */
    private static void load(int i) {
        Rule join = session(
                        "join",
                        "Ticket( $p : product )\n    Fact( attributes[\"product\"] == $p )",
                        "routing.to(\"a\");")
                .build();
        Rule fragile = session(
                        "fragile", "Ticket( subject str[startsWith] \"x" + i + "\" )\n    Fact()", "routing.to(\"b\");")
                .build();
        DroolsMatcher matcher = matcher(join, fragile);
        Ticket ticket =
                i % 5 == 0 ? NO_SUBJECT : NO_SUBJECT.toBuilder().subject("y").build();
        assertThat(teams(matcher.all(ticket, FACTS, NOON))).containsExactly("a", "desk");
        if (i % 2 == 0) {
            matcher.close();
        }
    }

    private record Usage(long heap, long metaspace, int classes) {

        static Usage now() throws InterruptedException {
            for (int i = 0; i < 5; i++) {
                System.gc();
                Thread.sleep(100);
            }
            long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().equals("Metaspace"))
                    .mapToLong(pool -> pool.getUsage().getUsed())
                    .sum();
            return new Usage(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    metaspace,
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        }

        @Override
        public String toString() {
            return "%,d classes, heap %,d kB, metaspace %,d kB".formatted(classes, heap >> 10, metaspace >> 10);
        }
    }
}
