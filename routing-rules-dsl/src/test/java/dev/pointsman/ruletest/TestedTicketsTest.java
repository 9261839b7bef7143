package dev.pointsman.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.testing.Publisher;
import dev.pointsman.testing.SettableClock;
import dev.pointsman.ticket.Ticket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests of a version warm it up, without a word of the host: its own rules note which tickets they see. Public for them. */
public class TestedTicketsTest {

    private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();
    private static final Instant AT = Instant.parse("2026-11-27T08:00:00Z");

    private static final String NOTING = """
            rule "noting"
            when
                Ticket( $id : id, $product : product )
                Fact( kind == "outage", attributes["product"] == $product )
            then
                dev.pointsman.ruletest.TestedTicketsTest.see($id);
                routing.to("a");
            end
            """;

    private static final String OUTAGE = """
            cases:
              - name: an outage
                at: 2020-01-01T00:00:00Z
                ticket: { id: OF-A-TEST, product: checkout }
                facts: [{ kind: outage, attributes: { product: checkout } }]
                expect: { team: a }
            """;

    @TempDir
    private Path folder = Path.of("");

    /** What the rules call. */
    public static void see(String ticket) {
        SEEN.add(ticket);
    }

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    /** Publishes and activates a version with these tests, and returns what its rules saw while a router was built. */
    private List<String> seen(Map<String, String> tests) {
        Publisher publisher = new Publisher(folder, new SettableClock(AT));
        Map<String, String> files = new TreeMap<>(tests);
        files.put("ruleset.yaml", "name: " + Publisher.NAME + "\npolicy: TRUSTED\n");
        publisher.activate(publisher.publish(files, NOTING));
        try (Router router = Router.builder()
                .repository(publisher.repository(), Publisher.NAME)
                .granting(RulePolicy.TRUSTED)
                .build()) {
            List<String> seen = SEEN.stream().distinct().toList();
            assertThat(router.state().isHealthy())
                    .as("%s", router.state().problems())
                    .isTrue();
            assertThat(router.route(Ticket.builder("T1").build()).team().id()).isEqualTo("triage");
            return seen;
        }
    }

    @Test
    void build_versionWithTests_routesTheirTicketsWithTheirFacts() {
        assertThat(seen(Map.of("tests/outage.yaml", OUTAGE))).containsExactly("OF-A-TEST");
    }

    @Test
    void build_versionWithoutTests_routesTicketsOfItsSchema() {
        assertThat(seen(Map.of())).isEmpty();
    }

    @Test
    void build_someTestsCannotBeRead_routesTheOthers() {
        assertThat(seen(Map.of(
                        "tests/a.yaml", "cases: [{name: x, ticket: {id: BROKEN, prio: 77}, expect: {team: nobody}}]",
                        "tests/b.yaml", "cases: [[[",
                        "tests/c.yaml", OUTAGE)))
                .containsExactly("OF-A-TEST");
    }

    @Test
    void build_noTestCanBeRead_runsAllTheSame() {
        assertThat(seen(Map.of("tests/a.yaml", "cases: {", "tests/b.yaml", "[".repeat(100_000))))
                .isEmpty();
    }

    @Test
    void build_fileOfMoreThanAMegabyte_isLeftOut() {
        String large = OUTAGE.replace("OF-A-TEST", "LARGE") + "# " + "x".repeat(1 << 20) + "\n";

        assertThat(seen(Map.of("tests/a.yaml", large, "tests/b.yaml", OUTAGE))).containsExactly("OF-A-TEST");
    }
}
