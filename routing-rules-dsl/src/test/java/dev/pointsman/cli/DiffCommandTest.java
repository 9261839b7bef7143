package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

    @TempDir
    private Path parent;

    private Path before = Path.of("");
    private Path after = Path.of("");

    @BeforeEach
    void writeTwoVersions() throws IOException {
        before = version("before", """
                rule refunds
                  when category is refund
                  route to refunds
                """);
        after = version("after", """
                rule refunds
                  when category is refund
                  route to refunds

                rule refunds-uk
                  when category is refund and region is UK
                  route to refunds-uk

                rule payouts
                  when category is payout
                  route to payouts
                """);
    }

    private Path version(String name, String rules) throws IOException {
        Path folder = parent.resolve(name);
        SmallRuleSet.write(folder.resolve("ruleset.yaml"), "name: shop\n");
        SmallRuleSet.write(folder.resolve("schema.yaml"), """
                fields:
                  category: [refund, payout, other]
                  region: [EU, UK]
                """);
        SmallRuleSet.write(folder.resolve("teams.yaml"), """
                teams:
                  refunds: { name: Refunds, contact: "slack:#refunds" }
                  refunds-uk: { name: Refunds UK, contact: "slack:#refunds-uk" }
                  payouts: { name: Payouts, contact: "slack:#payouts" }
                  triage: { name: Triage, contact: "slack:#triage" }
                """);
        SmallRuleSet.write(folder.resolve("rules/shop.route"), rules + "\ndefault rule fallback\n  route to triage\n");
        return folder;
    }

    private Session diff(String... further) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("diff", before.toString(), after.toString(), "--at", "2026-11-22T03:00:00Z"));
        arguments.addAll(List.of(further));
        return Session.run(arguments.toArray(new String[0]));
    }

    @Test
    void moves_areShownWithRegionWitnessAndRules() {
        Session session = diff();
        assertThat(session.err()).isEmpty();
        assertThat(session.out())
                .contains(
                        "rules/shop.route:5:1: note [moved] refunds -> refunds-uk",
                        "where category refund and region UK",
                        "for instance category=refund, region=UK",
                        "because of \"refunds\" -> \"refunds-uk\"",
                        "note [moved] triage -> payouts",
                        "where category payout",
                        "(2 moves between teams): no errors, no warnings, 2 notes");
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void undeclaredMove_isASurprise_comesFirst_andFails() throws IOException {
        Path expect = SmallRuleSet.write(parent.resolve("expect.yaml"), """
                moves:
                  - from: refunds
                    to: refunds-uk
                    where: category is refund and region is UK
                    because: the desk in London opens
                  - from: payouts
                    to: triage
                    because: this does not happen
                """);
        Session session = diff("--expect", expect.toString());
        assertThat(session.out())
                .containsSubsequence(
                        "error [surprise] triage -> payouts",
                        "note [moved] refunds -> refunds-uk, as declared: the desk in London opens",
                        "warning [unmet-expectation] no ticket goes from payouts to triage");
        assertThat(session.exitCode()).isEqualTo(1);
    }

    @Test
    void declaredMoves_areNoSurprise_evenInPartsWhereTheyReachFurther() throws IOException {
        Path expect = SmallRuleSet.write(parent.resolve("expect.yaml"), """
                moves:
                  - { from: refunds, to: refunds-uk, because: "London opens" }
                  - { from: triage, to: payouts, where: category is payout, because: "payouts have a team" }
                """);
        Session session = diff("--expect", expect.toString());
        assertThat(session.out()).doesNotContain("surprise");
        assertThat(session.exitCode()).isZero();
        Files.writeString(expect, Files.readString(expect).replace("category is payout", "region is EU"));
        Session partly = diff("--expect", expect.toString());
        assertThat(partly.out())
                .contains("error [surprise] triage -> payouts", "where category payout and region other than EU");
        assertThat(partly.exitCode()).isEqualTo(1);
    }

    @Test
    void tickets_areCounted_andTheMatrixIsWritten() throws IOException {
        Path tickets = SmallRuleSet.write(parent.resolve("tickets.csv"), """
                id,category,region
                1,refund,UK
                2,refund,UK
                3,refund,EU
                4,payout,EU
                5,other,
                """);
        Path matrix = parent.resolve("matrix.csv");
        Session session = diff("--tickets", tickets.toString(), "--matrix", matrix.toString());
        assertThat(session.out())
                .contains(
                        "2 tickets of the file: refunds -> refunds-uk",
                        "for instance 1 (refunds -> refunds-uk), 2 (refunds -> refunds-uk)",
                        "1 tickets of the file: triage -> payouts",
                        "(2 moves between teams, 3 of 5 tickets)");
        assertThat(Files.readString(matrix).lines())
                .containsExactly("from \\ to,payouts,refunds,refunds-uk,triage", "refunds,0,1,2,0", "triage,1,0,0,1");
    }

    @Test
    void sameVersion_changesNothing() {
        assertThat(Session.run("diff", before.toString(), before.toString()).out())
                .contains("(0 moves between teams)");
    }

    @Test
    void declaration_withMistakes_saysEach() throws IOException {
        Path expect = SmallRuleSet.write(parent.resolve("expect.yaml"), """
                moves:
                  - { from: refundz, to: refunds-uk, because: x }
                  - { from: refunds, to: refunds-uk, where: regoin is UK, because: x }
                  - { from: refunds, to: refunds-uk, where: region is MOON, because: x }
                  - { form: refunds, to: refunds-uk }
                  - just a text
                """);
        Session session = diff("--expect", expect.toString());
        assertThat(session.err())
                .contains(
                        "expect.yaml:2:13: error [unknown-team]",
                        "Maybe you meant \"refunds\"",
                        "expect.yaml:3:45: error [unknown-field]",
                        "expect.yaml:4:45: error [unknown-value]",
                        "unknown key \"form\"",
                        "the key \"because\" is missing",
                        "expected from, to, where and because");
        assertThat(session.exitCode()).isEqualTo(2);
    }
}
