package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.log.DecisionLog;
import dev.pointsman.log.Hiding;
import dev.pointsman.release.DirectoryRepository;
import dev.pointsman.release.Draft;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.FileTree;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.StopRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

    @TempDir
    private Path parent;

    private Path rules = Path.of("");
    private Path log = Path.of("");

    @BeforeEach
    void writeRuleSet() throws IOException {
        rules = SmallRuleSet.in(parent);
        log = parent.resolve("log");
    }

    @Test
    void log_decidedAgainByItsVersion_isTheSame() throws IOException {
        route(Hiding.NOTHING);
        Session session = replay();
        assertThat(session.out())
                .isEqualTo("4 records: 4 decided the same again, 0 differently, 0 cannot be decided again:"
                        + " no errors, no warnings, no notes\n");
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void log_thatWasChanged_isFoundOut() throws IOException {
        route(Hiding.NOTHING);
        Path file = file();
        Files.writeString(file, Files.readString(file).replaceFirst("\"team\":\"high-value\"", "\"team\":\"triage\""));
        Session session = replay();
        assertThat(session.out())
                .contains(
                        ":2: error [replay-difference] ticket T-2 is decided differently now",
                        "team triage was recorded, now team high-value");
        assertThat(session.exitCode()).isEqualTo(1);
    }

    @Test
    void record_thatCannotBeDecidedAgain_isCounted() throws IOException {
        route(Hiding.NOTHING.masking(List.of("category")));
        Files.writeString(file(), "{\"logged\":\"2026", StandardOpenOption.APPEND);
        Session session = replay();
        assertThat(session.out())
                .contains(
                        ":1: note [replay-incomplete] ticket T-1: the log hides category",
                        ":5: warning [replay-unreadable]",
                        "5 records: 1 decided the same again, 0 differently, 4 cannot be decided again");
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void record_ofAVersionThatIsNotGiven_isCounted() throws IOException {
        route(Hiding.NOTHING);
        SmallRuleSet.write(
                rules.resolve("rules/fallback.drl"),
                SmallRuleSet.HEADER + "rule \"other\" when Ticket() then routing.to(\"triage\"); end\n");
        assertThat(replay().out()).contains("is not given", "4 cannot be decided again");
    }

    @Test
    void log_ofARouterThatFollowed_isDecidedAgainByVersionsArmsAndOverrides() throws IOException {
        Path versions = parent.resolve("repository");
        DirectoryRepository repository = DirectoryRepository.in(versions);
        repository.publish(Draft.of(rules, "ann"));
        append(repository, new Change.Activate(1, Change.AT_ONCE));
        List<Ticket> tickets = IntStream.range(0, 40)
                .mapToObj(i ->
                        Ticket.builder("T-" + i).category("refund").region("EU").build())
                .toList();
        try (DecisionLog decisions = DecisionLog.in(log).open();
                Router router = Router.builder()
                        .repository(repository, "small")
                        .listener(decisions)
                        .build()) {
            tickets.forEach(router::route);
            SmallRuleSet.write(
                    rules.resolve("rules/refunds.drl"),
                    SmallRuleSet.HEADER
                            + "rule \"all\" when Ticket( category == \"refund\" ) then routing.to(\"triage\"); end\n");
            repository.publish(Draft.of(rules, "ann"));
            append(repository, new Change.Canary(2, 0.5, "s", Change.AT_ONCE, Change.OPEN, StopRule.DEFAULT));
            router.refresh();
            tickets.forEach(router::route);
            FileTree crisis = FileTree.ofTexts(Map.of("crisis.route", """
                    rule crisis
                      when region is EU
                      route to reliability because "crisis"
                    """));
            Instant soon = Instant.now().plusSeconds(3600);
            append(repository, BeginOverride.of("crisis", crisis, Change.AT_ONCE, soon));
            tickets.forEach(router::route); // in effect by the timeline, and not yet heard of here
            router.refresh();
            tickets.forEach(router::route);
            append(repository, new Change.EndOverride("crisis", Change.AT_ONCE));
            append(repository, new Change.Activate(2, Change.AT_ONCE));
            router.refresh();
            tickets.forEach(router::route);
        }
        String lines = Files.readString(file());
        assertThat(lines).contains("\"arm\":\"CANARY\"", "\"arm\":\"CONTROL\"", "\"override\":\"crisis\"");

        Session session = Session.run("replay", log.toString(), "--repository", versions.toString());

        assertThat(session.out())
                .startsWith("200 records: 200 decided the same again, 0 differently, 0 cannot be decided again");

        Files.writeString(file(), lines.replaceFirst("\"arm\":\"CANARY\"", "\"arm\":\"CONTROL\""));
        assertThat(Session.run("replay", log.toString(), "--repository", versions.toString())
                        .out())
                .contains("arm CONTROL was recorded, now CANARY");
        assertThat(replay().out()).contains("the override crisis is not given");
    }

    @Test
    void replay_withoutAnyVersion_saysWhatIsMissing() throws IOException {
        route(Hiding.NOTHING);
        Session session = Session.run("replay", log.toString());

        assertThat(session.err()).contains("--repository", "--ruleset");
        assertThat(session.exitCode()).isEqualTo(2);
    }

    private static void append(DirectoryRepository repository, Change change) {
        repository.append("small", "ann", "a test", change);
    }

    private void route(Hiding hiding) throws IOException {
        Fact outage = new Fact("outage", Map.of("product", "checkout"));
        try (DecisionLog decisions = DecisionLog.in(log).hiding(hiding).open();
                Router router = Router.builder()
                        .ruleSet(RuleSet.load(rules))
                        .listener(decisions)
                        .build()) {
            router.route(Ticket.builder("T-1").category("refund").region("EU").build(), AT);
            router.route(
                    Ticket.builder("T-2")
                            .category("refund")
                            .attribute("amount", 5000.5)
                            .build(),
                    AT);
            router.route(Ticket.builder("T-3").category("x").product("checkout").build(), List.of(outage), AT);
            router.route(Ticket.builder("T-4").build(), AT);
        }
    }

    private Session replay() {
        return Session.run("replay", log.toString(), "--ruleset", rules.toString());
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.findFirst().orElseThrow();
        }
    }
}
