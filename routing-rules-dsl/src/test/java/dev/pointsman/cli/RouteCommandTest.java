package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteCommandTest {

    private static final String TICKETS = """
            id,category,region,priority,product,amount
            T-1,refund,EU,2,checkout,10
            T-2,refund,EU,P1,checkout,5000
            T-3,snow,,,,
            """;

    @TempDir
    private Path parent;

    private Path rules = Path.of("");
    private Path tickets = Path.of("");

    @BeforeEach
    void writeRuleSetAndTickets() throws IOException {
        rules = SmallRuleSet.in(parent);
        tickets = SmallRuleSet.write(parent.resolve("tickets.csv"), TICKETS);
    }

    @Test
    void text_isReadable_andTheAccountIsOnStandardError() {
        Session session = route();
        assertThat(session.out().lines())
                .containsExactly(
                        "ticket        outcome   team           rule         contact",
                        "T-1           ROUTED    payments-emea  eu-refunds   slack:#payments-emea",
                        "              EU refunds are handled in Dublin – früh",
                        "T-2           ROUTED    high-value     high-value   pager:high-value",
                        "T-3           FALLBACK  triage         fallback");
        assertThat(session.err().lines())
                .startsWith("rows read 3 = decided 3 + refused 0", "decided 3: ROUTED 2, FALLBACK 1")
                .hasSize(3);
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void jsonl_hasTheKeys() {
        Session session = route("--format", "jsonl", "--at", "2026-11-22T04:00:00+01:00");
        assertThat(session.out().lines())
                .hasSize(3)
                .first()
                .asString()
                .matches("\\{\"ticket\":\"T-1\",\"outcome\":"
                        + "\"ROUTED\",\"team\":\"payments-emea\",.*\"rule\":\"eu-refunds\",\"reason\":\"EU .*\","
                        + "\"ruleset\":\"small\",\"version\":\"[0-9a-f]{12}\",.*\"at\":\"2026-11-22T03:00:00Z\"}");
    }

    @Test
    void csv_hasALineADecisionAndAHeader() {
        assertThat(route("--format=csv", "--matching=drools").out().split("\r\n"))
                .hasSize(4);
    }

    @Test
    void at_fixesTheInstantOfAllRows() {
        assertThat(route("--at", "2026-11-30T23:59:59Z").out()).contains("T-3           FALLBACK");
        assertThat(route("--at", "2026-12-01T00:00:00Z").out()).contains("T-3           ROUTED    reliability");
    }

    @Test
    void facts_areJoinedBySessionRules() throws IOException {
        Path facts = SmallRuleSet.write(
                parent.resolve("facts.jsonl"),
                "{\"kind\":\"outage\",\"attributes\":{\"product\":\"checkout\"}}\n\n"
                        + "{\"kind\":\"holiday\",\"attributes\":{\"region\":\"EU\"}}\n");
        assertThat(route("--facts", facts.toString()).out())
                .contains("T-1           ROUTED    reliability", "An outage of checkout is open");
    }

    @Test
    void facts_withABadLine_areRefusedBeforeAnythingIsDecided() throws IOException {
        for (String bad : List.of(
                "{\"attributes\":{}}", "{\"kind\":\"\"}", "{\"knd\":\"outage\"}", "{\"kind\":\"outage\",", "7")) {
            Path facts = SmallRuleSet.write(parent.resolve("facts.jsonl"), "{\"kind\":\"outage\"}\n" + bad + "\n");
            Session session = route("--facts", facts.toString());
            assertThat(session.err()).startsWith("error: " + facts + ":2: ").hasLineCount(1);
            assertThat(session.out()).isEmpty();
            assertThat(session.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void explain_explainsAll_explainTicketOnlyThat() {
        assertThat(route("--explain").out()).contains("Ticket T-1 -> ", "Ticket T-2 -> ", "Ticket T-3 -> ", "  why ");
        Session one = route("--explain-ticket", "T-2", "--explain-ticket", "T-9");
        assertThat(one.out())
                .contains(
                        "Ticket T-2 -> high-value (High Value), ROUTED",
                        "it stands before \"eu-refunds\" by salience, 200 against 100")
                .doesNotContain("Ticket T-1");
        assertThat(one.err()).contains("note: no ticket \"T-9\" was decided");
        assertThat(route("--explain", "--format=jsonl").out().lines())
                .allMatch(line -> line.matches(".*\"matches\":\\[.*\"runnerUp\":.*\"nearMisses\":.*\"failures\":.*"));
    }

    @Test
    void badRows_areReported_theOthersDecided_andTheExitCodeSaysSo() throws IOException {
        Files.writeString(tickets, TICKETS + "T-4,refund,EU,9,,\nT-5\nT-6,\"x\"y,,,,\nT-7,refund,UK,,,1\n");
        Session session = route();
        assertThat(session.out()).contains("T-1 ", "T-2 ", "T-3 ", "T-7           ROUTED    payments-emea");
        assertThat(session.err().lines())
                .startsWith(
                        tickets + ":5: refused: priority must be 1 to 5, or P1 to P5, found \"9\"",
                        tickets + ":6: refused: the row has 1 columns, the header has 6",
                        tickets + ":7: refused: text follows a closing quote in column 8; a quote inside a quoted"
                                + " value is written twice",
                        "rows read 7 = decided 4 + refused 3");
        assertThat(session.exitCode()).isEqualTo(3);
    }

    @Test
    void standardInput_isReadInTheGivenFormat() {
        Session session = Session.runWithInput(
                "{\"id\":\"T-1\",\"category\":\"refund\",\"region\":\"EU\"}\n{\"id\":\"T-2\"",
                "route",
                rules.toString(),
                "--tickets=-",
                "--tickets-format=jsonl");
        assertThat(session.out()).contains("T-1           ROUTED    payments-emea");
        assertThat(session.err())
                .contains("standard input:2: refused: bad JSON", "rows read 2 = decided 1 + refused 1");
        assertThat(session.exitCode()).isEqualTo(3);
    }

    @Test
    void map_namesColumns_andAMissingOneIsAnError() throws IOException {
        Files.writeString(tickets, "case_id,kind,Region\nC-1,refund,EU\n");
        Session session = route("--map", "id=case_id,category=kind", "--map=region=Region");
        assertThat(session.out()).contains("C-1           ROUTED    payments-emea");
        Session wrong = route("--map=id=caseid");
        assertThat(wrong.err()).startsWith("error: " + tickets + ": the header has no column \"caseid\"");
        assertThat(wrong.exitCode()).isEqualTo(2);
    }

    @Test
    void out_isWrittenAsAWhole() throws IOException {
        Path out = parent.resolve("decisions.jsonl");
        Session session = route("--format=jsonl", "--out", out.toString());
        assertThat(session.out()).isEmpty();
        assertThat(Files.readAllLines(out)).hasSize(3);
        assertThat(route("--out", parent.toString()).exitCode()).isEqualTo(2);
        assertThat(route("--out", parent.resolve("no/such").toString()).err()).contains("there is no folder");
        try (Stream<Path> files = Files.list(parent)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("small", "tickets.csv", "decisions.jsonl");
        }
    }

    @Test
    void out_whenTheRunCannotStart_keepsWhatIsThere() throws IOException {
        Path out = SmallRuleSet.write(parent.resolve("decisions.txt"), "yesterday's");
        Files.writeString(tickets, "");
        assertThat(route("--out", out.toString()).exitCode()).isEqualTo(2);
        assertThat(out).hasContent("yesterday's");
    }

    @Test
    void input_thatCannotBeRead_isOneSentence() {
        for (Path missing : List.of(parent.resolve("missing.csv"), parent.resolve("missing.jsonl"))) {
            Session session = Session.run("route", rules.toString(), "--tickets", missing.toString());
            assertThat(session.err()).isEqualToIgnoringNewLines("error: there is no file " + missing);
            assertThat(session.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void ruleSet_withErrors_isListedAndDecidesNothing() throws IOException {
        SmallRuleSet.write(
                rules.resolve("rules/wrong.drl"),
                SmallRuleSet.HEADER + "rule \"w\" when Ticket( category == \"a\" ) then routing.to(\"traige\"); end\n");
        Session session = route();
        assertThat(session.out()).isEmpty();
        assertThat(session.err())
                .contains("rules/wrong.drl:5:", "[unknown-team]", "Maybe you meant \"triage\"", "1 error");
        assertThat(session.exitCode()).isEqualTo(1);
    }

    @Test
    void readerOfTheOutput_thatHasGone_endsTheRunQuietly() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,category"));
        for (int i = 0; i < 5_000; i++) {
            lines.add("T-" + i + ",refund");
        }
        Files.write(tickets, lines);
        Session session =
                Session.runInto(new GoneReader(), "", "route", rules.toString(), "--tickets", tickets.toString());
        assertThat(session.err()).isEmpty();
        assertThat(session.exitCode()).isZero();
    }

    private Session route(String... options) {
        List<String> arguments = new ArrayList<>(List.of("route", rules.toString(), "--tickets", tickets.toString()));
        arguments.addAll(List.of(options));
        return Session.run(arguments.toArray(String[]::new));
    }

    /** A pipe whose reader has ended, as {@code head} does. */
    private static final class GoneReader extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
