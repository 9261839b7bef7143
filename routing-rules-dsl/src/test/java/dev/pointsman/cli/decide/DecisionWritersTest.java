package dev.pointsman.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.FailedCondition;
import dev.pointsman.decision.NearMiss;
import dev.pointsman.decision.Outcome;
import dev.pointsman.decision.RuleFailure;
import dev.pointsman.decision.RuleMatch;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.team.Contact;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionWritersTest {

    private static final Team PAYMENTS =
            Team.of("payments-emea", "Payments EMEA").withContact(new Contact("slack", "#payments-emea"));
    private static final Team TRIAGE = Team.of("triage", "Triage");
    private static final RuleSet RULES = RuleSet.builder("small")
            .teams(TeamDirectory.of(PAYMENTS, TRIAGE))
            .file("rules/all.drl", """
                    package small
                    import dev.pointsman.ticket.Ticket
                    rule "eu-refunds" salience 10 when Ticket( category == "refund", region == "EU" ) then routing.to("payments-emea").because("In Dublin"); end
                    rule "uk-refunds" when Ticket( category == "refund", region == "UK" ) then routing.to("triage"); end
                    rule "fallback" when Ticket() then routing.to("triage"); end
                    """)
            .build();
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final String HASH = RULES.version().hash();
    private static final RuleFailure FAILURE =
            new RuleFailure("broken", new SourcePosition("rules/all.drl", 9, 1), "no\nluck");

    private static final Decision ROUTED = decision("T-1", Outcome.ROUTED, PAYMENTS, "eu-refunds")
            .reason("In Dublin")
            .build();
    private static final Decision FALLBACK = decision("T-2, \"odd\"\n\u001b[31m", Outcome.FALLBACK, TRIAGE, "fallback")
            .build();
    private static final Decision AFTER_FAILURE = decision("T-3", Outcome.FALLBACK, TRIAGE, "fallback")
            .failures(List.of(FAILURE))
            .build();

    private final StringWriter out = new StringWriter();

    @Test
    void text_isALineADecision_withoutControlCharacters_andTheReasonBelow() throws IOException {
        write(DecisionFormat.TEXT, ROUTED, FALLBACK, AFTER_FAILURE);
        assertThat(out.toString().lines())
                .containsExactly(
                        "ticket        outcome   team           rule        contact",
                        "T-1           ROUTED    payments-emea  eu-refunds  slack:#payments-emea",
                        "              In Dublin",
                        "T-2, \"odd\"  [31m  FALLBACK  triage         fallback",
                        "T-3           FALLBACK  triage         fallback",
                        "              the rule broken failed, rules/all.drl:9:1: no luck");
    }

    @Test
    void text_ofAnExplanation_isABlockOfItsOwn() throws IOException {
        DecisionWriter writer = DecisionFormat.TEXT.open(out, RULES);
        writer.write(explanation());
        writer.write(ROUTED);
        writer.flush();
        assertThat(out.toString().lines())
                .containsSubsequence(
                        "",
                        "Ticket T-1 -> payments-emea (Payments EMEA), ROUTED",
                        "  contact   slack:#payments-emea",
                        "    uk-refunds -> triage  (rules/all.drl:4:1)",
                        "      region == \"UK\"  but region is \"EU\"",
                        "",
                        "T-1           ROUTED    payments-emea  eu-refunds  slack:#payments-emea");
    }

    @Test
    void jsonl_isOneObjectALine() throws IOException {
        write(DecisionFormat.JSONL, ROUTED, FALLBACK, AFTER_FAILURE);
        String version = "\"ruleset\":\"small\",\"version\":\"" + HASH.substring(0, 12) + "\",\"hash\":\"" + HASH
                + "\",\"directory\":\"d\",\"at\":\"2026-11-22T03:00:00Z\"";
        assertThat(out.toString())
                .isEqualTo("{\"ticket\":\"T-1\",\"outcome\":\"ROUTED\",\"team\":\"payments-emea\","
                        + "\"teamName\":\"Payments EMEA\",\"contact\":\"slack:#payments-emea\",\"rule\":\"eu-refunds\","
                        + "\"reason\":\"In Dublin\"," + version + "}\n"
                        + "{\"ticket\":\"T-2, \\\"odd\\\"\\n\\u001B[31m\",\"outcome\":\"FALLBACK\",\"team\":\"triage\","
                        + "\"teamName\":\"Triage\",\"contact\":null,\"rule\":\"fallback\",\"reason\":null," + version
                        + "}\n"
                        + "{\"ticket\":\"T-3\",\"outcome\":\"FALLBACK\",\"team\":\"triage\",\"teamName\":\"Triage\","
                        + "\"contact\":null,\"rule\":\"fallback\",\"reason\":null," + version + ",\"failures\":["
                        + "{\"rule\":\"broken\",\"position\":\"rules/all.drl:9:1\",\"message\":\"no\\nluck\"}]}\n");
    }

    @Test
    void jsonl_ofAnExplanation_addsMatchesRunnerUpNearMissesAndFailures() throws IOException {
        DecisionWriter writer = DecisionFormat.JSONL.open(out, RULES);
        writer.write(explanation());
        writer.flush();
        String fallback = "{\"rule\":\"fallback\",\"team\":\"triage\",\"reason\":null,\"salience\":0,"
                + "\"position\":\"rules/all.drl:5:1\"}";
        assertThat(out.toString())
                .endsWith(",\"why\":\"no other rule matched but the fallback\",\"matches\":["
                        + "{\"rule\":\"eu-refunds\",\"team\":\"payments-emea\",\"reason\":\"In Dublin\",\"salience\":10,"
                        + "\"position\":\"rules/all.drl:3:1\"}," + fallback + "],\"runnerUp\":" + fallback
                        + ",\"nearMisses\":[{\"rule\":\"uk-refunds\",\"team\":\"triage\","
                        + "\"position\":\"rules/all.drl:4:1\",\"failing\":[{\"condition\":\"region == \\\"UK\\\"\","
                        + "\"value\":\"region is \\\"EU\\\"\"}]}],\"failures\":[]}\n");
    }

    @Test
    void csv_hasAHeader_andQuotesWhatNeedsIt() throws IOException {
        write(DecisionFormat.CSV, ROUTED, FALLBACK);
        String version = ",small," + HASH.substring(0, 12) + ",2026-11-22T03:00:00Z\r\n";
        assertThat(out.toString())
                .isEqualTo("ticket,outcome,team,rule,reason,contact,ruleset,version,at\r\n"
                        + "T-1,ROUTED,payments-emea,eu-refunds,In Dublin,slack:#payments-emea" + version
                        + "\"T-2, \"\"odd\"\"\n\u001b[31m\",FALLBACK,triage,fallback,," + version);
    }

    private void write(DecisionFormat format, Decision... decisions) throws IOException {
        DecisionWriter writer = format.open(out, RULES);
        for (Decision decision : decisions) {
            writer.write(decision);
        }
        writer.flush();
    }

    private static Explanation explanation() {
        Rule uk = RULES.find("uk-refunds").orElseThrow();
        return new Explanation(
                ROUTED,
                List.of(match("eu-refunds", "payments-emea", "In Dublin"), match("fallback", "triage", null)),
                List.of(new NearMiss(uk, List.of(new FailedCondition("region == \"UK\"", "region is \"EU\"")))),
                List.of());
    }

    private static RuleMatch match(String rule, String team, String reason) {
        return new RuleMatch(RULES.find(rule).orElseThrow(), team, reason);
    }

    private static Decision.Builder decision(String ticket, Outcome outcome, Team team, String rule) {
        return Decision.builder(ticket)
                .outcome(outcome)
                .team(team)
                .rule(rule)
                .version(RULES.version())
                .directory("d")
                .at(AT);
    }
}
