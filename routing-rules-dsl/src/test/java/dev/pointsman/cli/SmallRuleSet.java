package dev.pointsman.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A rule author's folder with three plain rules, one session rule and the fallback. */
final class SmallRuleSet {

    static final String HEADER = """
            package small.ownership
            import dev.pointsman.ticket.Ticket
            import dev.pointsman.ticket.Fact

            """;

    private SmallRuleSet() {}

    /** Writes the folder {@code small} into {@code parent}. */
    static Path in(Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("small"));
        write(folder.resolve("ruleset.yaml"), "name: small\n");
        write(folder.resolve("schema.yaml"), """
                fields:
                  region: [EU, UK, NA]
                attributes:
                  amount: number
                """);
        write(folder.resolve("teams.yaml"), """
                teams:
                  payments-emea: { name: Payments EMEA, contact: "slack:#payments-emea" }
                  high-value: { name: High Value, contact: "pager:high-value" }
                  reliability: { name: Reliability }
                  triage: { name: Triage }
                """);
        write(folder.resolve("rules/refunds.drl"), HEADER + """
                        rule "eu-refunds"
                            salience 100
                        when
                            Ticket( category == "refund", region in ("EU", "UK") )
                        then
                            routing.to("payments-emea").because("EU refunds are handled in Dublin – früh");
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
                        when
                            Ticket( category == "snow" )
                        then
                            routing.to("reliability");
                        end
                        """);
        write(folder.resolve("rules/outages.drl"), HEADER + """
                        rule "open-outage"
                            salience 300
                        when
                            Ticket( $product : product, product != null )
                            Fact( kind == "outage", attributes["product"] == $product )
                        then
                            routing.to("reliability").because("An outage of " + $product + " is open");
                        end
                        """);
        write(folder.resolve("rules/fallback.drl"), HEADER + """
                        rule "fallback"
                        when
                            Ticket()
                        then
                            routing.to("triage");
                        end
                        """);
        return folder;
    }

    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
