package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    @TempDir
    private Path parent;

    private Path rules = Path.of("");

    @BeforeEach
    void writeRuleSet() throws IOException {
        rules = SmallRuleSet.in(parent);
    }

    @Test
    void valueThatTheSchemaDoesNotList_isNoted() {
        Session session = explain("--ticket", "category=refund", "region=EUU");
        assertThat(session.err()).isEqualTo("note: the schema has no region \"EUU\"\n  Maybe you meant \"EU\".\n");
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void ticketInFields_isExplained_andWhyARuleDidNotWin() {
        Session session = explain(
                "--ticket",
                "category=refund",
                "region=EU",
                "amount=1001",
                "--why-not",
                "eu-refunds",
                "--why-not=winter");
        assertThat(session.out())
                .startsWith("Ticket ticket -> high-value (High Value), ROUTED\n")
                .contains("\n  why       it stands before \"eu-refunds\" by salience, 200 against 100\n")
                .contains("""

                        Rule eu-refunds -> payments-emea did not win  (rules/refunds.drl:5:1)
                          "high-value" -> high-value matches too and stands before it by salience, 200 against 100  (rules/refunds.drl:13:1)
                          category == "refund"  holds: category is "refund"
                          region in ("EU", "UK")  holds: region is "EU"
                          it would win with attributes["amount"] from 1001 to 1000 (no smaller change would do)
                        """)
                .endsWith("""
                          it would win with the instant 2026-12-01T00:00:00Z, and category from "refund" to "snow" (no smaller change would do)
                        """);
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void ticketOfAFile_isFoundById() throws IOException {
        Path tickets = SmallRuleSet.write(
                parent.resolve("tickets.csv"),
                "id,category,priority\nT-1,refund,1\nT-2,snow,9\nT-3,snow,\nT-3,snow,\n");
        assertThat(explain("--ticket", tickets.toString(), "--id", "T-1").out()).startsWith("Ticket T-1 -> triage");
        assertThat(explain("--ticket", tickets.toString()).err())
                .isEqualTo("error: " + tickets + ":3: priority must be 1 to 5, or P1 to P5, found \"9\"\n");
        assertThat(explain("--ticket", tickets.toString(), "--id=T-3").err())
                .contains("The id \"T-3\" stands there twice.");
        assertThat(explain("--ticket", tickets.toString(), "--id=T-9").err()).contains("has no ticket \"T-9\"");
        Path one = SmallRuleSet.write(parent.resolve("one.jsonl"), "{\"id\":\"J-1\",\"category\":\"refund\"}\n");
        assertThat(explain("--ticket", one.toString()).out()).startsWith("Ticket J-1 -> triage");
        Path two = SmallRuleSet.write(parent.resolve("two.jsonl"), "{\"id\":\"J-1\"}\n{\"id\":\"J-2\"}\n");
        assertThat(explain("--ticket", two.toString()).err()).contains("has several such tickets\n  Add --id ID.");
        Path none = SmallRuleSet.write(parent.resolve("none.jsonl"), "");
        assertThat(explain("--ticket", none.toString()).exitCode()).isEqualTo(2);
    }

    @Test
    void json_hasTheExplanationAndTheAnswers() {
        Session session =
                explain("--ticket=category=refund", "--why-not=eu-refunds", "--why-not=fallback", "--format=jsonl");
        assertThat(session.out())
                .hasLineCount(1)
                .startsWith("{\"ticket\":\"ticket\",\"outcome\":\"FALLBACK\",\"team\":\"triage\"")
                .contains("\"why\":\"no rule matched but the fallback\"")
                .endsWith("\"whyNot\":[{\"rule\":\"eu-refunds\",\"team\":\"payments-emea\",\"position\":"
                        + "\"rules/refunds.drl:5:1\",\"won\":false,\"conditions\":["
                        + "{\"condition\":\"category == \\\"refund\\\"\",\"value\":\"category is \\\"refund\\\"\",\"holds\":true},"
                        + "{\"condition\":\"region in (\\\"EU\\\", \\\"UK\\\")\",\"value\":\"region is absent\",\"holds\":false}],"
                        + "\"obstacles\":[{\"kind\":\"condition-fails\",\"text\":\"region in (\\\"EU\\\", \\\"UK\\\")"
                        + "  but region is absent\"}],\"change\":{\"at\":\"2026-11-22T03:00:00Z\",\"ticket\":["
                        + "{\"field\":\"region\",\"before\":null,\"after\":\"EU\"}],\"smallest\":true}},"
                        + "{\"rule\":\"fallback\",\"team\":\"triage\",\"position\":\"rules/fallback.drl:5:1\",\"won\":true,"
                        + "\"conditions\":[],\"obstacles\":[],\"change\":null}]}\n");
    }

    @Test
    void facts_areJoined() throws IOException {
        Path facts = SmallRuleSet.write(
                parent.resolve("facts.jsonl"), "{\"kind\":\"outage\",\"attributes\":{\"product\":\"checkout\"}}\n");
        assertThat(explain("--ticket", "product=checkout", "--facts", facts.toString())
                        .out())
                .contains("rule      open-outage");
        assertThat(explain("--ticket", "product=wallet", "--facts", facts.toString(), "--why-not=open-outage")
                        .out())
                .contains("the part of it that runs in Drools did not match", "no change of the ticket was found");
    }

    @Test
    void arguments_thatAreWrong_areRefusedWithAHint() {
        assertUsage(
                "\"catgory\" is no field of a ticket, and no attribute of the schema\n  Maybe you meant \"category\".",
                "--ticket",
                "catgory=refund");
        assertUsage(
                "expected field=value, or a file that ends with csv, jsonl or ndjson, found \"refund\"",
                "--ticket",
                "refund");
        assertUsage("expected field=value, found \"=x\"", "--ticket", "=x", "region=EU");
        assertUsage("\"region\" is given twice", "--ticket", "region=EU", "region=UK");
        assertUsage("attribute \"amount\" must be a number, found \"x\"", "--ticket", "amount=x");
        assertUsage("--id belongs to a file", "--ticket", "region=EU", "--id=T-1");
        assertUsage(
                "there is no rule \"winte\"\n  Maybe you meant \"winter\".",
                "--ticket",
                "region=EU",
                "--why-not=winte");
        assertUsage("--format csv has no place", "--ticket", "region=EU", "--format=csv");
        assertThat(explain("--ticket", "attributes.note=x", "tags=vip;legal").exitCode())
                .isZero();
    }

    private void assertUsage(String message, String... options) {
        Session session = explain(options);
        assertThat(session.err()).contains(message);
        assertThat(session.out()).isEmpty();
        assertThat(session.exitCode()).isEqualTo(2);
    }

    private Session explain(String... options) {
        List<String> arguments = new ArrayList<>(List.of("explain", rules.toString(), "--at=2026-11-22T03:00:00Z"));
        arguments.addAll(List.of(options));
        return Session.run(arguments.toArray(String[]::new));
    }
}
