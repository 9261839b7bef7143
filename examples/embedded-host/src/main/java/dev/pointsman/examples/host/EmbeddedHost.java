package dev.pointsman.examples.host;

import dev.pointsman.Router;
import dev.pointsman.decision.Decision;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The smallest host: loads a rule author's folder, routes one ticket, and explains a second decision that depends on
 * something only the host knows.
 */
public final class EmbeddedHost {

    private EmbeddedHost() {}

    /** Runs the example; the one argument is the folder, {@code examples/marketplace} unless given. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments.length == 0 ? "examples/marketplace" : arguments[0]);
        try (Router router = Router.builder().ruleSet(RuleSet.load(folder)).build()) {
            Ticket ticket = Ticket.builder("T-1")
                    .category("payment")
                    .subcategory("declined")
                    .product("checkout")
                    .region("LATAM")
                    .priority(2)
                    .subject("Cards are declined since this morning")
                    .build();

            Decision decision = router.route(ticket);
            System.out.println(decision.ticket() + " goes to " + decision.team().name() + ", reached at "
                    + decision.contact().map(Object::toString).orElse("(no contact)"));

            Map<String, Object> outage =
                    Map.of("ref", "OUT-7", "status", "open", "product", "checkout", "region", "LATAM");
            System.out.println("With an open outage:");
            System.out.println(router.explain(ticket, List.of(new Fact("outage", outage))));
        }
    }
}
