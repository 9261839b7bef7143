package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.log.DecisionLog;
import dev.pointsman.log.Hiding;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
