package dev.pointsman.drools;

import dev.pointsman.Router;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.Ticket;
import java.util.concurrent.Callable;

/** Loads plain rules and routes a ticket. Public, because it is made through reflection. */
public final class PlainTouch implements Callable<String> {

    @Override
    public String call() {
        RuleSet ruleSet = RuleSet.builder("plain")
                .teams(TeamDirectory.of(Team.of("a", "A"), Team.of("triage", "Triage")))
                .file("rules/a.drl", """
                        package p
                        import dev.pointsman.ticket.Ticket

                        rule "eu" @owner("ann")
                            salience 10
                        when
                            Ticket( region in ("EU", "UK"), subject matches "(?i).*refund.*", attributes["amount"] > 10 )
                        then
                            routing.to("a").because("why not");
                        end

                        rule "fallback" when Ticket() then routing.to("triage"); end
                        """)
                .build();
        try (Router router = Router.builder().ruleSet(ruleSet).build()) {
            return router.explain(Ticket.builder("T-1")
                            .region("EU")
                            .subject("a refund")
                            .attribute("amount", 11)
                            .build())
                    .decision()
                    .rule();
        }
    }
}
