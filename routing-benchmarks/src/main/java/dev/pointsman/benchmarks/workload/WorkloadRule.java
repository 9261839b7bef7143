package dev.pointsman.benchmarks.workload;

import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a workload. Immutable.
 *
 * @param id unique in the workload
 * @param constraints all must hold; none for the fallback
 * @param expires the day, in UTC, from which on the rule is no longer in force; null for a rule without an end
 */
public record WorkloadRule(
        String id,
        int salience,
        List<Constraint> constraints,
        String team,
        String reason,
        @Nullable LocalDate expires) {

    /** The form that Drools reads by itself; the router reads it too. */
    private static final DateTimeFormatter DROOLS_DATE = DateTimeFormatter.ofPattern("dd-MMM-yyyy", Locale.ENGLISH);

    public WorkloadRule {
        constraints = List.copyOf(constraints);
    }

    /** Makes a rule that is always in force. */
    public WorkloadRule(String id, int salience, List<Constraint> constraints, String team, String reason) {
        this(id, salience, constraints, team, reason, null);
    }

    /** Returns the instant from which on the rule is no longer in force. */
    public Instant expiresAt() {
        return expires == null
                ? Instant.ofEpochMilli(Long.MAX_VALUE)
                : expires.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Returns the conjunction of the constraints, in the order written, whatever the date. */
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
        String dates = expires == null ? "" : "    date-expires \"" + DROOLS_DATE.format(expires) + "\"\n";
        return "rule \"" + id + "\"\n    salience " + salience + "\n" + dates + "when\n    Ticket( " + pattern
                + " )\nthen\n    " + consequence + "\nend\n";
    }
}
