package dev.pointsman.ruletest;

import dev.pointsman.Router;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.Contact;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of tests, beside a rule set with three plain rules, one that is disabled, a session rule and the fallback. */
final class TestFolder {

    static final RuleSet RULES = RuleSet.builder("small")
            .schema(TicketSchema.builder()
                    .values(TicketField.CATEGORY, List.of("refund", "snow"))
                    .values(TicketField.REGION, List.of("EU", "UK", "NA"))
                    .values(TicketField.TAGS, List.of("vip", "legal"))
                    .attribute("amount", AttributeType.NUMBER)
                    .attribute("hold", AttributeType.BOOLEAN)
                    .attribute("order", AttributeType.TEXT)
                    .build())
            .teams(TeamDirectory.of(
                    Team.of("emea", "EMEA").withContact(Contact.parse("slack:#emea")),
                    Team.of("high-value", "High Value"),
                    Team.of("reliability", "Reliability"),
                    Team.of("triage", "Triage")))
            .file("rules/rules.drl", """
                    package small.ownership
                    import dev.pointsman.ticket.Ticket
                    import dev.pointsman.ticket.Fact

                    rule "eu-refunds"
                        salience 100
                    when
                        Ticket( category == "refund", region == "EU" || tags contains "legal" )
                    then
                        routing.to("emea");
                    end
                    rule "high-value"
                        salience 200
                    when
                        Ticket( category == "refund", attributes["amount"] > 1000 )
                    then
                        routing.to("high-value");
                    end
                    rule "winter"
                        date-effective "2026-12-01T00:00:00Z"
                        date-expires "2027-03-01T00:00:00Z"
                    when
                        Ticket( category == "snow" )
                    then
                        routing.to("reliability");
                    end
                    rule "off"
                        enabled false
                    when
                        Ticket( category == "snow" )
                    then
                        routing.to("emea");
                    end
                    rule "open-outage"
                        salience 300
                    when
                        Ticket( $product : product, product != null )
                        Fact( kind == "outage", attributes["product"] == $product )
                    then
                        routing.to("reliability");
                    end
                    rule "fallback"
                    when
                        Ticket()
                    then
                        routing.to("triage");
                    end
                    """)
            .build();

    private final Path folder;

    TestFolder(Path parent) throws IOException {
        this.folder = Files.createDirectories(parent.resolve("tests"));
    }

    /** Writes a file, which starts with an instant for all of its cases. */
    TestFolder file(String name, String text) throws IOException {
        return plainFile(name, "at: 2026-11-22T03:00:00Z\n" + text);
    }

    TestFolder plainFile(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return this;
    }

    Path path() {
        return folder;
    }

    RuleTests load() throws IOException {
        return RuleTests.load(folder, RULES);
    }

    /** Returns the issues as they are printed, each on one line. */
    List<String> issues() throws IOException {
        return load().issues().stream()
                .map(RuleIssue::toString)
                .map(text -> text.replace("\n    ", " | "))
                .toList();
    }

    /** Loads tests that must be free of issues, and runs them. */
    List<TestResult> run() throws IOException {
        RuleTests tests = load();
        if (!tests.issues().isEmpty()) {
            throw new IllegalStateException(tests.issues().toString());
        }
        try (Router router = Router.builder().ruleSet(RULES).build()) {
            return tests.run(router);
        }
    }
}
