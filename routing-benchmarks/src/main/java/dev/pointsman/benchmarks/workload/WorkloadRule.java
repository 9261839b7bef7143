package dev.pointsman.benchmarks.workload;

import dev.pointsman.ticket.Ticket;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A rule of a workload. Immutable.
 *
 * @param id unique in the workload
 * @param constraints all must hold; none for the fallback
 */
public record WorkloadRule(String id, int salience, List<Constraint> constraints, String team, String reason) {
    public WorkloadRule {
        constraints = List.copyOf(constraints);
    }

    /** Returns the conjunction of the constraints, in the order written. */
    public Predicate<Ticket> predicate() {
        return constraints.stream()
                .map(Constraint::predicate)
                .reduce(Predicate::and)
                .orElse(ticket -> true);
    }

    /** Returns the rule as an author would write it. */
    public String drl() {
        return drl("routing.to(\"" + team + "\").because(\"" + reason + "\");");
    }

    /**
     * Returns the rule with another consequence.
     *
     * @param consequence Java, with its semicolon
     */
    public String drl(String consequence) {
        String pattern = constraints.stream().map(Constraint::drl).collect(Collectors.joining(", "));
        return "rule \"" + id + "\"\n    salience " + salience + "\nwhen\n    Ticket( " + pattern + " )\nthen\n    "
                + consequence + "\nend\n";
    }
}
