package dev.pointsman.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Outcome;
import dev.pointsman.rule.RuleSetVersion;
import dev.pointsman.team.Team;
import dev.pointsman.ticketfile.Row;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunReportTest {

    private final StringWriter err = new StringWriter();
    private long nanos;

    @Test
    void account_hasEveryRow() {
        RunReport report = report(false);
        for (int i = 0; i < 1_234; i++) {
            report.decided(decision(i % 10 == 0 ? Outcome.FALLBACK : Outcome.ROUTED));
        }
        report.refused(new Row.Refused(17, "the id is empty"));
        nanos = 2_000_000_000L;
        report.end();
        assertThat(err.toString().lines())
                .containsExactly(
                        "tickets.csv:17: refused: the id is empty",
                        "rows read 1,235 = decided 1,234 + refused 1",
                        "decided 1,234: ROUTED 1,110, FALLBACK 124",
                        "in 2.0 s, 618 rows a second");
        assertThat(report.hasRefused()).isTrue();
    }

    @Test
    void account_ofNothing_saysSo() {
        report(false).end();
        assertThat(err.toString().lines()).startsWith("rows read 0 = decided 0 + refused 0");
    }

    @Test
    void progress_whenWatched_isShownOnceASecond_andClearedBeforeOtherLines() {
        RunReport report = report(true);
        for (int i = 1; i <= 300; i++) {
            nanos = i * 10_000_000L;
            report.decided(decision(Outcome.ROUTED));
        }
        report.refused(new Row.Refused(17, "the id is empty"));
        String printed = err.toString();
        assertThat(printed).contains("100 rows, 100 a second", "200 rows, 100 a second", "300 rows, 100 a second");
        assertThat(printed.split(" a second", -1)).hasSize(4);
        assertThat(printed).endsWith("\r" + "tickets.csv:17: refused: the id is empty" + System.lineSeparator());
    }

    @Test
    void progress_whenNobodyWatches_isNotShown() {
        RunReport report = report(false);
        nanos = 5_000_000_000L;
        report.decided(decision(Outcome.ROUTED));
        assertThat(err.toString()).isEmpty();
    }

    private RunReport report(boolean watched) {
        return new RunReport(new PrintWriter(err), watched, "tickets.csv", () -> nanos);
    }

    private static Decision decision(Outcome outcome) {
        return Decision.builder("T-1")
                .outcome(outcome)
                .team(Team.of("a", "A"))
                .rule("r")
                .version(new RuleSetVersion("small", 0, "00"))
                .directory("11")
                .at(Instant.EPOCH)
                .build();
    }
}
