package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {

    @TempDir
    private Path parent;

    private Path rules = Path.of("");

    @BeforeEach
    void writeRuleSet() throws IOException {
        rules = SmallRuleSet.in(parent);
    }

    @Test
    void rules_areListedInWinningOrder_withWhatTheyTest() {
        Session session = Session.run("list", rules.toString());
        assertThat(session.out())
                .containsSubsequence(
                        "open-outage -> reliability  (salience 300, rules/outages.drl:5:1)\n    product != null\n",
                        "    and what only Drools sees: ",
                        "high-value -> high-value  (salience 200, rules/refunds.drl:13:1)\n"
                                + "    category == \"refund\" && attributes[\"amount\"] > 1000\n",
                        "eu-refunds -> payments-emea  (salience 100, ",
                        "winter -> reliability  (salience 0, ",
                        "    in force from 2026-12-01T00:00:00Z\n",
                        "fallback -> triage  (salience 0, rules/fallback.drl:5:1)\n");
        assertThat(session.exitCode()).isZero();
    }

    @Test
    void rulesOfATeam_areListedAlone() {
        assertThat(Session.run("list", rules.toString(), "--team", "high-value")
                        .out()
                        .lines())
                .hasSize(2);
        Session unknown = Session.run("list", rules.toString(), "--team", "high-valu");
        assertThat(unknown.err()).contains("there is no team \"high-valu\"", "Maybe you meant \"high-value\"");
        assertThat(unknown.exitCode()).isEqualTo(2);
    }

    @Test
    void rules_forPrograms_haveAllTheirValues() {
        assertThat(Session.run("list", rules.toString(), "--format", "csv")
                        .out()
                        .lines())
                .hasSize(6)
                .startsWith("rule,team,salience,enabled,from,until,kind,condition,reason,position")
                .contains("winter,reliability,0,true,2026-12-01T00:00:00Z,,plain,\"category == \"\"snow\"\"\",,"
                        + "rules/refunds.drl:21:1");
        assertThat(Session.run("list", rules.toString(), "--format", "jsonl")
                        .out()
                        .lines())
                .hasSize(5)
                .anyMatch(line ->
                        line.startsWith("{\"rule\":\"fallback\",\"team\":\"triage\",\"salience\":0,\"enabled\":true,"
                                + "\"from\":null,\"until\":null,\"kind\":\"fallback\""));
    }
}
