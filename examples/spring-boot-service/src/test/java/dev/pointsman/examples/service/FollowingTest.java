package dev.pointsman.examples.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.source.FileTree;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.StopRule;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The service while its repository changes. */
class FollowingTest {

    @TempDir
    static Path folder;

    private static Service service;

    @BeforeAll
    static void start() {
        service = Service.start(folder); // v1, in which bugs go to developers
        service.publish("operations"); // v2
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void firstVersion() throws Exception {
        service.activate("developers");
        Service.await("v1", () -> service.router().ruleSet().version().sequence() == 1);
    }

    @Test
    void version_activatedWhileServiceRuns_decidesTheNextTickets() throws Exception {
        assertThat(service.route("T-1", "bug").path("team").asString()).isEqualTo("developers");

        service.activate("operations");

        Service.await(
                "the new version",
                () -> service.route("T-2", "bug").path("team").asString().equals("operations"));
        assertThat(service.page("/")).contains("v2 decides").contains("Bugs go to operations");
    }

    @Test
    void override_whileItLasts_decidesAndIsOnThePageThenEndsByItself() throws Exception {
        FileTree rules = FileTree.ofTexts(Map.of(
                "crisis.route", "rule all-hands\n  when category is bug\n  route to operations because \"Fire\"\n"));
        Instant end = Instant.now().plusSeconds(6);
        service.repository()
                .append("desk", "bob", "Fire in <b>hall</b> 7", BeginOverride.of("fire-7", rules, Change.AT_ONCE, end));

        Service.await(
                "the override",
                () -> service.route("T-1", "bug").path("outcome").asString().equals("OVERRIDDEN"));
        String during = service.section("running");
        JsonNode explanation = Service.json(service.get("/tickets/T-1/explanation"));
        Service.await(
                "the end of the override",
                () -> service.route("T-2", "bug").path("team").asString().equals("developers"));

        assertThat(during)
                .contains("fire-7")
                .contains("Fire in &lt;b&gt;hall&lt;/b&gt; 7")
                .contains(" s left");
        assertThat(explanation.path("decision").path("override").asString()).contains("fire-7");
        assertThat(service.section("running")).doesNotContain("fire-7");
        assertThat(Service.json(service.get("/tickets/T-1/explanation"))
                        .path("decision")
                        .path("outcome")
                        .asString())
                .isEqualTo("OVERRIDDEN");
    }

    @Test
    void canaryAndShadow_whileTheyRun_areShownAndTakeOutcomes() throws Exception {
        service.repository().append("desk", "ann", "Look at it", new Change.Shadow(2, Change.AT_ONCE, Change.OPEN));
        service.repository()
                .append(
                        "desk",
                        "ann",
                        "Try it",
                        new Change.Canary(2, 0.5, "salt", Change.AT_ONCE, Change.OPEN, StopRule.DEFAULT));
        Service.await("the canary", () -> service.router().state().canary().isPresent());

        for (int i = 0; i < 40; i++) {
            service.route("C-" + i, "bug");
            service.post("/tickets/C-" + i + "/outcome", "{\"outcome\": \"accepted\"}");
            service.post("/tickets/C-" + i + "/outcome", "{\"outcome\": \"accepted\"}");
        }

        var canary = service.router().state().canary().orElseThrow();
        assertThat(canary.canary().decisions() + canary.control().decisions()).isEqualTo(40);
        assertThat(canary.canary().accepted() + canary.control().accepted()).isEqualTo(40);
        assertThat(service.section("running"))
                .contains("v2 takes 50 % of the tickets")
                .contains("tickets compared");
    }

    @Test
    void scheduledVersion_beforeItsTime_isAnnounced() throws Exception {
        service.repository()
                .append(
                        "desk",
                        "ann",
                        "Next year",
                        new Change.Activate(2, Instant.now().plusSeconds(9_999)));

        Service.await("the schedule", () -> service.section("running").contains("Scheduled"));
        assertThat(service.section("timeline")).contains("v2 decides").contains("scheduled");
    }

    @Test
    void decisions_on64ThreadsWhileVersionsChange_areAllOfTheVersionTheyName() throws Exception {
        Map<String, String> teams = Map.of("v1", "developers", "v2", "operations");
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(64);
        List<Future<Integer>> routed = new ArrayList<>();
        for (int thread = 0; thread < 64; thread++) {
            String name = "H-" + thread + "-";
            routed.add(threads.submit(() -> {
                int count = 0;
                while (!over.get()) {
                    JsonNode decision = service.route(name + count++, "bug");
                    String version = decision.path("version").asString();
                    assertThat(decision.path("team").asString()).as(version).isEqualTo(teams.get(version));
                }
                return count;
            }));
        }
        for (int change = 0; change < 10; change++) {
            String team = change % 2 == 0 ? "operations" : "developers";
            String version = service.activate(team);
            assertThat(teams.get(version)).isEqualTo(team);
            Service.await(
                    version, () -> service.router().ruleSet().version().label().equals(version));
            assertThat(service.get("/?category=bug").statusCode()).isEqualTo(200);
        }
        over.set(true);
        int all = 0;
        for (Future<Integer> one : routed) {
            all += one.get();
        }
        threads.shutdown();

        assertThat(all).isGreaterThan(64);
    }
}
