package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTicketsTest {

    @TempDir
    private Path parent;

    private Path folder = Path.of("");

    @BeforeEach
    void writeRuleSet() throws IOException {
        folder = parent.resolve("shop");
        SmallRuleSet.write(folder.resolve("ruleset.yaml"), "name: shop\n");
        SmallRuleSet.write(folder.resolve("schema.yaml"), """
                fields:
                  category: [refund, payout, other]
                  region: [EU, UK]
                """);
        SmallRuleSet.write(folder.resolve("teams.yaml"), """
                teams:
                  refunds: { name: Refunds, contact: "slack:#refunds" }
                  triage: { name: Triage, contact: "slack:#triage" }
                """);
        rules("");
    }

    private void rules(String clause) throws IOException {
        SmallRuleSet.write(folder.resolve("rules/shop.route"), """
                rule refunds
                  when category is refund
                  route to refunds

                default rule fallback
                """ + clause + "  route to triage\n");
    }

    private Path file(String name, String text) throws IOException {
        return SmallRuleSet.write(parent.resolve(name), text);
    }

    private Session check(Path tickets, String... further) {
        List<String> arguments = new ArrayList<>(
                List.of("check", folder.toString(), "--at", "2026-11-22T03:00:00Z", "--tickets", tickets.toString()));
        arguments.addAll(List.of(further));
        return Session.run(arguments.toArray(new String[0]));
    }

    @Test
    void sample_isCountedInTheGap_outsideOfTheSchema_andAltogether() throws IOException {
        Path tickets = file("tickets.csv", """
                id,category,region
                T-1,refund,EU
                T-2,payout,EU
                T-3,payout,UK
                T-4,other,
                T-5,,
                T-6,typo,EU
                """);
        Session session = check(tickets);
        assertThat(session.err()).isEmpty();
        assertThat(session.out())
                .contains(
                        "only the fallback takes category other than refund",
                        "4 tickets of the sample fall there, such as T-2, T-3, T-4",
                        "only the fallback takes 5 of 6 tickets of the sample, 83.3 %, such as T-2, T-3, T-4",
                        "not within the schema, and so in no gap: 1: T-6",
                        "2 teams, 6 tickets as a sample)");
        assertThat(Path.of("..", "docs", "verifier.md")).content().contains(session.out());
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void sample_thatRulesTake_isSaidToLeaveTheGapEmpty() throws IOException {
        Session session = check(file("tickets.jsonl", "{\"id\": \"T-1\", \"category\": \"refund\"}\n"));
        assertThat(session.out())
                .contains("no ticket of the sample falls there", "1 ticket as a sample)")
                .doesNotContain("only the fallback takes 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "junit", "sarif", "github"})
    void counts_standInEveryFormat(String format) throws IOException {
        Session session = check(file("tickets.csv", "id,category\nT-1,payout\n"), "--format", format);
        assertThat(session.out()).contains("1 ticket of the sample falls there: T-1", "1 of 1 ticket of the sample");
    }

    @Test
    void oddRows_areRefusedWithTheirLine_andTheOthersCounted() throws IOException {
        Path tickets = file("tickets.csv", """
                nr,kind,priority
                A,payout,urgent
                B,payout,1
                "C
                D",refund,2
                E
                ,payout,3
                """);
        Session session = check(tickets, "--map", "id=nr,category=kind");
        assertThat(session.err()).contains("tickets.csv:2: refused: ").doesNotContain("Exception");
        assertThat(session.out())
                .contains(
                        "1 ticket of the sample falls there: B",
                        "only the fallback takes 1 of 2 tickets of the sample, 50.0 %: B");
        assertThat(session.exitCode()).isEqualTo(3);
    }

    @Test
    void facts_areKnownBesideEveryTicket() throws IOException {
        SmallRuleSet.write(folder.resolve("rules/outage.drl"), SmallRuleSet.HEADER + """
                        rule "outage"
                            salience 9
                        when
                            Ticket( category == "payout" )
                            Fact( kind == "outage" )
                        then
                            routing.to("refunds");
                        end
                        """);
        Path tickets = file("tickets.csv", "id,category\nT-1,payout\nT-2,other\n");
        Path facts = file("facts.jsonl", "{\"kind\": \"outage\", \"attributes\": {}}\n");
        assertThat(check(tickets).out()).contains("only the fallback takes 2 of 2", "in no gap that is listed: 1: T-1");
        assertThat(check(tickets, "--facts", facts.toString()).out()).contains("only the fallback takes 1 of 2");
    }

    @Test
    void suppressedGap_suppressesItsCountsAsWell() throws IOException {
        rules("  suppress gap until 2027-01-31 because \"triage sorts them\"\n");
        Session session = check(file("tickets.csv", "id,category\nT-1,payout\n"), "--fail-on", "note");
        assertThat(session.out()).contains(", 2 suppressed");
    }

    @Test
    void ruleSet_withErrors_isReported_andNoTicketIsRead() throws IOException {
        SmallRuleSet.write(
                folder.resolve("rules/wrong.route"), "rule wrong\n  when catgory is x\n  route to refunds\n");
        Session session = check(parent.resolve("missing.csv"));
        assertThat(session.out()).contains("error [unknown-field]");
        assertThat(session.exitCode()).isEqualTo(1);
    }

    @Test
    void arguments_thatDoNotGoTogether_areRefused() throws IOException {
        assertThat(Session.run("check", folder.toString(), "--map", "id=nr").err())
                .contains("--map and --facts belong to --tickets FILE");
        assertThat(check(parent.resolve("tickets.txt")).err()).contains("ends with csv, jsonl or ndjson");
        assertThat(check(file("tickets.csv", "id\n"), "--map", "nonsense").err())
                .contains("--map: expected field=column, found \"nonsense\"");
        assertThat(check(parent.resolve("missing.csv")).exitCode()).isEqualTo(2);
        Files.createDirectories(parent.resolve("folder.csv"));
        assertThat(check(parent.resolve("folder.csv")).exitCode()).isEqualTo(2);
    }

    @Test
    void emptySample_hasNoShare() throws IOException {
        Session session = check(file("tickets.csv", "id,category\n"));
        assertThat(session.out()).contains("no ticket of the sample falls there", "0 tickets as a sample)");
        assertThat(session.exitCode()).isZero();
    }
}
