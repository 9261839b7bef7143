package dev.pointsman.verify.value;

import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
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
        List<Dimension.Values> operands = new ArrayList<>();
        for (int level = 0; level < assignment.length; level++) {
            Dimension dimension = domain.dimension(level);
            if (dimension instanceof Dimension.Values values) {
                operands.add(values);
            } else if (dimension instanceof Dimension.Tag tag && assignment[level] == 1) {
                tags.add(tag.tag());
            } else if (dimension instanceof Dimension.Session && assignment[level] == 1) {
                sessions.set(level);
            }
        }
        // The id comes first, since a builder is made with it.
        operands.sort((a, b) -> Boolean.compare(isId(b.operand()), isId(a.operand())));
        Ticket.Builder builder = Ticket.builder(Witness.ID);
        Set<Object> taken = new HashSet<>();
        for (Dimension.Values values : operands) {
            int atom = assignment[domain.level(values.operand())];
            Object value = value(values, Math.max(0, atom), taken);
            if (value == null && values.atoms().get(Math.max(0, atom)).kind() == Atom.Kind.OTHER_TEXTS) {
                return null;
            }
            if (value != null) {
                builder = Tickets.with(builder, values.operand(), value);
            }
        }
        return builder.tags(tags).build();
    }

    private static boolean isId(Operand operand) {
        return operand instanceof Operand.Field field && field.field() == TicketField.ID;
    }

    private @Nullable Object value(Dimension.Values values, int atom, Set<Object> taken) {
        Atom one = values.atoms().get(atom);
        if (one.kind() != Atom.Kind.OTHER_TEXTS) {
            return one.value();
        }
        List<TextAnswer> wanted = new ArrayList<>();
        for (int level = 0; level < assignment.length; level++) {
            if (assignment[level] != ANY
                    && domain.dimension(level) instanceof Dimension.TextTest text
                    && text.test().operand().equals(values.operand())) {
                wanted.add(new TextAnswer(text.test(), assignment[level]));
            }
        }
        answers.addAll(wanted);
        Set<String> refused = new HashSet<>(values.texts());
        taken.forEach(text -> refused.add(String.valueOf(text)));
        String example =
                isId(values.operand()) && !refused.contains(Witness.ID) ? Witness.ID : String.valueOf(one.value());
        List<TextAnswer> all = new ArrayList<>(wanted);
        all.addAll(TextAnswer.all(values.readings(), String.valueOf(one.value())));
        String text = Texts.find(example, refused, all);
        if (text == null) {
            contradiction = contradiction == null ? TextContradictions.find(wanted) : contradiction;
            return null;
        }
        Dimension.OtherIsTag asTag = new Dimension.OtherIsTag(values.operand());
        if (domain.has(asTag)) {
            taken.add(text);
            if (assignment[domain.level(asTag)] == 1) {
                tags.add(text);
            }
        }
        return text;
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
