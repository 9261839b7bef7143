package dev.pointsman.verify.value;

import dev.pointsman.ticket.Ticket;
import dev.pointsman.verify.text.TextAnswer;
import java.time.Instant;
import java.util.BitSet;

/** Tells which atom a ticket has in each dimension. */
public final class Classification {

    private final Domain domain;

    /** Places tickets among the atoms of a domain. */
    public Classification(Domain domain) {
        this.domain = domain;
    }

    /** Places a ticket, with no session rule matching. */
    public int[] of(Ticket ticket, Instant at) {
        return of(ticket, at, new BitSet());
    }

    /**
     * Places a ticket.
     *
     * @param sessions the levels of session rules that match
     */
    public int[] of(Ticket ticket, Instant at, BitSet sessions) {
        int[] place = new int[domain.dimensions().size()];
        for (int level = 0; level < place.length; level++) {
            place[level] = atom(domain.dimension(level), ticket, at, sessions.get(level));
        }
        return place;
    }

    private int atom(Dimension dimension, Ticket ticket, Instant at, boolean session) {
        if (dimension instanceof Dimension.Values values) {
            return values.atomOf(values.operand().valueIn(ticket));
        }
        if (dimension instanceof Dimension.Tag tag) {
            return ticket.tags().contains(tag.tag()) ? 1 : 0;
        }
        if (dimension instanceof Dimension.OtherIsTag other) {
            return isOther(domain.values(other.operand()), ticket)
                            && ticket.tags()
                                    .contains(String.valueOf(other.operand().valueIn(ticket)))
                    ? 1
                    : 0;
        }
        if (dimension instanceof Dimension.TextTest text) {
            boolean asked = isOther(domain.values(text.test().operand()), ticket);
            return asked
                    ? TextAnswer.ask(
                            text.test(),
                            text.test().operand(),
                            String.valueOf(text.test().operand().valueIn(ticket)))
                    : 0;
        }
        if (dimension instanceof Dimension.Periods periods) {
            int period = 0;
            while (period + 1 < periods.size() && !at.isBefore(periods.from().get(period + 1))) {
                period++;
            }
            return period;
        }
        return session ? 1 : 0;
    }

    private static boolean isOther(Dimension.Values values, Ticket ticket) {
        int atom = values.atomOf(values.operand().valueIn(ticket));
        return values.atoms().get(atom).kind() == Atom.Kind.OTHER_TEXTS;
    }
}
