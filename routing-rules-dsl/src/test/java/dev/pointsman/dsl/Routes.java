package dev.pointsman.dsl;

import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.util.List;

/** Small rule sets of the routing language for tests. */
final class Routes {

    static final String FALLBACK = "\ndefault rule fallback route to triage\n";

    private Routes() {}

    /** Returns a builder with a schema and the teams a, b, payments-emea and triage. */
    static RuleSet.Builder builder() {
        return RuleSet.builder("test")
                .schema(TicketSchema.builder()
                        .values(TicketField.CATEGORY, List.of("refund", "payout", "payment"))
                        .values(TicketField.REGION, List.of("EU", "UK", "NA"))
                        .values(TicketField.TAGS, List.of("vip", "gold"))
                        .attribute("amount", AttributeType.NUMBER)
                        .attribute("legalHold", AttributeType.BOOLEAN)
                        .attribute("carrier", List.of("dhl", "ups"))
                        .attribute("reference", AttributeType.TEXT)
                        .build())
                .teams(teams("a", "b", "payments-emea", "triage"));
    }

    static TeamDirectory teams(String... ids) {
        return TeamDirectory.of(java.util.Arrays.stream(ids)
                .map(id -> Team.of(id, "Team " + id))
                .toList());
    }

    /** Returns the rule set of one file and a fallback. */
    static RuleSet of(String route) {
        return builder().file("rules/test.route", route + FALLBACK).build();
    }

    /** Returns the one rule of a file beside the fallback. */
    static Rule rule(String route) {
        return of(route).rules().get(0);
    }

    /** Returns the condition of a rule as DRL. */
    static String condition(String when) {
        return rule("rule r when " + when + " route to a").condition().text();
    }

    static List<RuleIssue> issues(String route) {
        return issues(builder().file("rules/test.route", route + FALLBACK));
    }

    static List<RuleIssue> issues(RuleSet.Builder builder) {
        try {
            return builder.build().issues();
        } catch (InvalidRuleSetException e) {
            return e.issues();
        }
    }
}
