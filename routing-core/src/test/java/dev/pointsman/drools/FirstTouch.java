package dev.pointsman.drools;

import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.Ticket;
import java.util.List;
import java.util.concurrent.Callable;

/** Builds and runs rules where Drools was never touched before. Public, because it is made through reflection. */
public final class FirstTouch implements Callable<String> {

    @Override
    public String call() {
        Rule marks = DrlRules.session("marks", "Ticket()", "insertLogical(new Fact(\"mark\", java.util.Map.of()));")
                .build();
        Rule reads = DrlRules.session(
                        "reads",
                        "Ticket()\n    Fact( kind == \"mark\" )\n    not Fact( kind == \"x\" )",
                        "routing.to(\"a\");")
                .build();
        try (DroolsMatcher matcher = DrlRules.matcher(marks, reads)) {
            return matcher.all(Ticket.builder("T-1").build(), List.of(), DrlRules.NOON)
                    .toString();
        }
    }
}
