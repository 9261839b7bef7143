package dev.pointsman.verify.value;

import dev.pointsman.ticket.Ticket;
import dev.pointsman.verify.finding.Witness;
import dev.pointsman.verify.text.TextAnswer;
import dev.pointsman.verify.text.TextContradictions;
import dev.pointsman.verify.text.Texts;
import dev.pointsman.verify.text.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns an assignment into a ticket that has it and nothing else. Where the assignment does not say, the ticket has no
 * value. Confined to one thread.
 */
public final class Drafting {

    private static final int ANY = -1;

    private final Domain domain;
    private final int[] assignment;
    private final List<TextAnswer> answers = new ArrayList<>();
    private final BitSet sessions = new BitSet();
    private final Set<String> tags = new TreeSet<>();
    private final Instant at;
    private @Nullable List<TextAnswer> contradiction;
    private @Nullable Ticket ticket;

    /**
     * Drafts.
     *
     * @param assignment an atom for each level, -1 where any would do
     */
    public Drafting(Domain domain, int[] assignment) {
        this.domain = domain;
        this.assignment = assignment;
        this.at = instant((Dimension.Periods) domain.dimension(domain.periods()), assignment[domain.periods()]);
        this.ticket = draft();
    }

    /** Returns the ticket, or null when a text was not found. */
    @Nullable
    public Ticket ticket() {
        return ticket;
    }

    /** Returns the instant at which the ticket is routed. */
    public Instant at() {
        return at;
    }

    /** Returns the session rules that must match beside. */
    public BitSet sessions() {
        return sessions;
    }

    /** Returns the answers that were asked of texts that no rule names. */
    public List<TextAnswer> answers() {
        return answers;
    }

    /** Returns answers that no text gives together, or null. */
    @Nullable
    public List<TextAnswer> contradiction() {
        return contradiction;
    }

    private @Nullable Ticket draft() {
        for (Domain.TagLevel tag : domain.tagLevels()) {
            if (assignment[tag.level()] == 1) {
                tags.add(tag.tag());
            }
        }
        for (int session = domain.periods() + 1; session < assignment.length; session++) {
            sessions.set(session, assignment[session] == 1);
        }
        Ticket.Builder builder = Ticket.builder(Witness.ID);
        Set<String> taken = new HashSet<>();
        for (ValueLevel one : domain.valueLevels()) {
            int atom = Math.max(0, assignment[one.level()]);
            Object value = one.isOther(atom)
                    ? text(one, atom, taken)
                    : one.values().atoms().get(atom).value();
            if (value == null && one.isOther(atom)) {
                return null;
            }
            if (value != null) {
                builder = Tickets.with(builder, one.operand(), value);
            }
        }
        return builder.tags(tags).build();
    }

    /** Returns a text that no rule names and that gives the answers of the assignment, or null when none was found. */
    private @Nullable String text(ValueLevel one, int atom, Set<String> taken) {
        List<TextAnswer> wanted = new ArrayList<>();
        for (ValueLevel.TestLevel test : one.tests()) {
            if (assignment[test.level()] != ANY) {
                wanted.add(new TextAnswer(test.dimension().test(), assignment[test.level()]));
            }
        }
        answers.addAll(wanted);
        Set<String> refused = refused(one, taken);
        String usual = String.valueOf(one.values().atoms().get(atom).value());
        String example = one.isId() && !refused.contains(Witness.ID) ? Witness.ID : usual;
        List<TextAnswer> all = new ArrayList<>(wanted);
        all.addAll(TextAnswer.all(one.values().readings(), usual));
        String text = Texts.find(example, refused, all);
        if (text == null) {
            contradiction = contradiction == null ? TextContradictions.find(wanted) : contradiction;
            return null;
        }
        if (one.asTag() != ValueLevel.NONE) {
            taken.add(text);
            if (assignment[one.asTag()] == 1) {
                tags.add(text);
            }
        }
        return text;
    }

    private static Set<String> refused(ValueLevel one, Set<String> taken) {
        if (taken.isEmpty()) {
            return one.texts();
        }
        Set<String> refused = new HashSet<>(one.texts());
        refused.addAll(taken);
        return refused;
    }

    /** Returns an instant of a period: where it begins, or, for one that always was, shortly before it ends. */
    private static Instant instant(Dimension.Periods periods, int period) {
        int number = Math.max(0, period);
        Instant begin = periods.from().get(number);
        if (begin.isAfter(Instant.MIN)) {
            return begin;
        }
        return number + 1 < periods.size()
                ? periods.from().get(number + 1).minus(Duration.ofSeconds(1))
                : Instant.EPOCH;
    }
}
