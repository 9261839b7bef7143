package dev.pointsman.benchmarks.workload;

import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The standard workload and ten session rules that stand before all its rules: tickets of a hotline that concern a
 * product with a known outage. A ticket needs a session when it comes by a hotline; of those about one in ten finds an
 * outage. Immutable.
 */
public final class MixedWorkload {

    /** The team that the session rules name. */
    public static final String TEAM = "incidents";

    private static final int SESSION_RULES = 10;
    private static final int OUTAGES = 10;

    private final Workload plain;
    private final List<Fact> facts;

    /**
     * Makes the workload.
     *
     * @param rules how many plain rules
     * @param share how many of a hundred tickets need a session
     */
    public MixedWorkload(int rules, int share) {
        Workload standard = Workload.standard(rules);
        List<Ticket> tickets = new ArrayList<>();
        for (Ticket ticket : standard.tickets()) {
            int number = tickets.size();
            boolean session = number % 100 < share;
            tickets.add(session ? ticket.toBuilder().channel(channel(number)).build() : ticket);
        }
        plain = new Workload("mixed-" + rules, standard.rules(), tickets);
        facts = standard.tickets().stream()
                .map(Ticket::product)
                .distinct()
                .limit(OUTAGES)
                .map(product -> new Fact("outage", Map.of("product", Objects.requireNonNull(product))))
                .toList();
    }

    private static String channel(int number) {
        return "hotline" + number % SESSION_RULES;
    }

    /** Returns the plain rules and all tickets. */
    public Workload plain() {
        return plain;
    }

    /** Returns what the host knows beside the ticket. */
    public List<Fact> facts() {
        return facts;
    }

    /** Returns the session rule that takes a ticket, or null. */
    public @org.jspecify.annotations.Nullable String sessionRule(Ticket ticket) {
        boolean outage =
                facts.stream().anyMatch(fact -> Objects.equals(fact.attributes().get("product"), ticket.product()));
        String channel = Objects.requireNonNull(ticket.channel());
        return outage && channel.startsWith("hotline") ? "outage-" + channel : null;
    }

    /** Reads all rules. */
    public RuleSet ruleSet() {
        StringBuilder drl = new StringBuilder(
                "package benchmark\nimport dev.pointsman.ticket.Ticket\nimport dev.pointsman.ticket.Fact\n");
        IntStream.range(0, SESSION_RULES)
                .mapToObj(MixedWorkload::channel)
                .forEach(channel -> drl.append("rule \"outage-")
                        .append(channel)
                        .append("\"\n    salience 10000\nwhen\n    Ticket( channel == \"")
                        .append(channel)
                        .append(
                                "\", $product : product )\n    Fact( kind == \"outage\", attributes[\"product\"] == $product )\n"
                                        + "then\n    routing.to(\"" + TEAM
                                        + "\").because(\"a known outage\");\nend\n"));
        List<Team> teams = new ArrayList<>(plain.teams().teams());
        teams.add(Team.of(TEAM, "Incidents"));
        RuleSet.Builder builder = RuleSet.builder(plain.name()).teams(TeamDirectory.of(teams));
        plain.files().forEach(builder::file);
        return builder.file("rules/sessions.drl", drl.toString()).build();
    }
}
