package dev.pointsman.diff;

import dev.pointsman.report.Entry;
import dev.pointsman.report.Report;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue.Severity;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.verify.compare.Difference;
import dev.pointsman.verify.compare.Difference.Cause;
import dev.pointsman.verify.compare.Difference.Move;
import dev.pointsman.verify.compare.Difference.Place;
import dev.pointsman.verify.compare.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The report on what another version changes. Its codes are {@code surprise}, an error, for what nobody declared although
 * there is a declaration; {@code moved}, a note, for what was declared or where nothing was; {@code unmet-expectation}, a
 * warning; and {@code not-decided}, a warning, or an error if there is a declaration. Stateless.
 */
public final class VersionDiff {

    private static final int CAUSES_SHOWN = 8;

    private final RuleSet after;
    private final boolean declared;
    private final List<Entry> entries = new ArrayList<>();

    private VersionDiff(RuleSet after, boolean declared) {
        this.after = after;
        this.declared = declared;
    }

    /**
     * Makes the report.
     *
     * @param declared whether there is a declaration, so that all else is a surprise
     * @param tickets counts over a file, or null if there is none
     * @param folder the folder of the new version, to which places are relative
     */
    public static Report report(
            RuleSet before,
            RuleSet after,
            Difference difference,
            boolean declared,
            @Nullable TicketMoves tickets,
            String folder) {
        VersionDiff diff = new VersionDiff(after, declared);
        difference.moves().forEach(diff::move);
        difference.open().forEach(diff::open);
        difference.unmet().forEach(diff::unmet);
        if (tickets != null) {
            diff.tickets(tickets);
        }
        String subject = before.version() + " -> " + after.version() + " ("
                + counted(difference.moves().size(), "move") + " between teams"
                + (tickets == null ? "" : ", " + tickets.moved() + " of " + tickets.total() + " tickets") + ")";
        return new Report("diff", folder, diff.entries, List.of(), subject);
    }

    private static String counted(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    private void move(Move move) {
        Expectation expectation = move.expectation();
        boolean surprise = declared && expectation == null;
        List<String> details = new ArrayList<>();
        for (Place place : move.places()) {
            details.add("where " + place.region());
            details.add(
                    place.witness() == null
                            ? "  not shown by a ticket: it depends on facts or on a text, or concerns too many rules"
                            : "  for instance " + place.witness());
        }
        if (move.further()) {
            details.add("and in further regions");
        }
        details.add("because of " + causes(move.causes()));
        String message = move.from() + " -> " + move.to()
                + (expectation == null ? "" : ", as declared: " + expectation.reason());
        entries.add(Entry.builder(
                        surprise ? "surprise" : "moved", surprise ? Severity.ERROR : Severity.NOTE, at(move), message)
                .details(details)
                .related(related(move))
                .fix(surprise ? "Declare this move if it is meant, or mend the rules that make it." : "")
                .build());
    }

    private static String causes(List<Cause> causes) {
        List<String> shown = causes.stream()
                .limit(CAUSES_SHOWN)
                .map(cause -> "\"" + cause.before() + "\" -> \"" + cause.after() + "\"")
                .toList();
        int further = causes.size() - shown.size();
        return String.join(", ", shown) + (further > 0 ? " and " + further + " more pairs of rules" : "");
    }

    private SourcePosition at(Move move) {
        return after.find(move.causes().get(0).after()).map(Rule::position).orElse(SourcePosition.ofFile("rules"));
    }

    private List<Entry.Related> related(Move move) {
        return move.causes().stream()
                .limit(CAUSES_SHOWN)
                .map(Cause::after)
                .distinct()
                .skip(1)
                .map(after::find)
                .flatMap(Optional::stream)
                .map(rule -> new Entry.Related(rule.position(), "rule \"" + rule.id() + "\""))
                .toList();
    }

    private void open(String question) {
        entries.add(Entry.builder(
                        "not-decided",
                        declared ? Severity.ERROR : Severity.WARNING,
                        SourcePosition.ofFile("rules"),
                        "left open: " + question)
                .build());
    }

    private void unmet(Expectation expectation) {
        entries.add(Entry.builder(
                        "unmet-expectation",
                        Severity.WARNING,
                        SourcePosition.ofFile("rules"),
                        "no ticket goes from " + expectation.from() + " to " + expectation.to() + " where "
                                + expectation.where().text() + ", though it was declared: " + expectation.reason())
                .fix("Take it out of the declaration, or make the rules do it.")
                .build());
    }

    private void tickets(TicketMoves tickets) {
        for (TicketMoves.Move move : tickets.moves()) {
            boolean surprise = declared && !move.declared();
            entries.add(Entry.builder(
                            surprise ? "surprise" : "moved",
                            surprise ? Severity.ERROR : Severity.NOTE,
                            SourcePosition.ofFile("rules"),
                            tickets.count(move) + " tickets of the file: " + move.from() + " -> " + move.to())
                    .details(List.of("for instance " + String.join(", ", tickets.examples(move))))
                    .build());
        }
    }
}
