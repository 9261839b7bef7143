package dev.pointsman.check;

import dev.pointsman.report.Entry;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.verify.GapTickets;
import dev.pointsman.verify.finding.Region;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says of sample tickets how many only the fallback takes, and where they lie. Immutable, but for what is counted. */
final class GapSample {

    private final GapTickets tickets;

    private GapSample(GapTickets tickets) {
        this.tickets = tickets;
    }

    /** Counts all tickets. */
    static GapSample of(GapTickets tickets, SampleTickets sample) throws IOException {
        sample.forEach(tickets::add);
        return new GapSample(tickets);
    }

    /** Returns what belongs to the finding of a gap. */
    String in(Region gap) {
        GapTickets.Count count = tickets.in(gap);
        return count.tickets() == 0
                ? "no ticket of the sample falls there"
                : tickets(count.tickets()) + " of the sample " + (count.tickets() == 1 ? "falls" : "fall") + " there"
                        + examples(count);
    }

    /** Returns the finding of everything that only the fallback takes; none where that is nothing. */
    List<Entry> entries(Rule fallback, Suppressions suppressions) {
        long taken = tickets.fallback().tickets();
        if (taken == 0) {
            return List.of();
        }
        List<String> details = new ArrayList<>();
        add("in no gap that is listed: ", tickets.elsewhere(), details);
        add("not within the schema, and so in no gap: ", tickets.outside(), details);
        return List.of(Entry.builder(
                        IssueCode.GAP.id(),
                        IssueCode.GAP.severity(),
                        fallback.position(),
                        "only the fallback takes " + taken + " of " + tickets(tickets.total()) + " of the sample, "
                                + String.format(Locale.ROOT, "%.1f %%", 100.0 * taken / tickets.total())
                                + examples(tickets.fallback()))
                .subject("rule \"" + fallback.id() + "\"")
                .details(details)
                .suppression(
                        suppressions.of(IssueCode.GAP, List.of(fallback.id())).orElse(null))
                .build());
    }

    /** Returns how large the sample was. */
    String size() {
        return tickets(tickets.total()) + " as a sample";
    }

    private static void add(String where, GapTickets.Count count, List<String> details) {
        if (count.tickets() > 0) {
            details.add(where + count.tickets() + examples(count));
        }
    }

    private static String tickets(long tickets) {
        return tickets + (tickets == 1 ? " ticket" : " tickets");
    }

    private static String examples(GapTickets.Count count) {
        String ids = String.join(", ", count.examples());
        return (count.tickets() > count.examples().size() ? ", such as " : ": ") + ids;
    }
}
