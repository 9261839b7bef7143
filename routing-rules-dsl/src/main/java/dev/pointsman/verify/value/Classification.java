package dev.pointsman.verify.value;

import dev.pointsman.ticket.Ticket;
import dev.pointsman.verify.text.TextAnswer;
import java.time.Instant;
import java.util.BitSet;

/** Tells which atom a ticket has in each dimension. Immutable. */
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
        for (ValueLevel one : domain.valueLevels()) {
            Object value = one.operand().valueIn(ticket);
            int atom = one.atom(value);
            place[one.level()] = atom;
            if (one.isOther(atom)) {
                answer(one, String.valueOf(value), ticket, place);
            }
        }
        if (!ticket.tags().isEmpty()) {
            for (Domain.TagLevel one : domain.tagLevels()) {
                place[one.level()] = ticket.tags().contains(one.tag()) ? 1 : 0;
            }
        }
        place[domain.periods()] = period((Dimension.Periods) domain.dimension(domain.periods()), at);
        for (int level = sessions.nextSetBit(0); level >= 0; level = sessions.nextSetBit(level + 1)) {
            place[level] = 1;
        }
        return place;
    }

    /** Asks what is asked of a text that no rule names. Of other values nothing is asked: there the answers stay 0. */
    private static void answer(ValueLevel one, String text, Ticket ticket, int[] place) {
        for (ValueLevel.TestLevel test : one.tests()) {
            place[test.level()] = TextAnswer.ask(test.dimension().test(), one.operand(), text);
        }
        if (one.asTag() != ValueLevel.NONE) {
            place[one.asTag()] = ticket.tags().contains(text) ? 1 : 0;
        }
    }

    private static int period(Dimension.Periods periods, Instant at) {
        int period = 0;
        while (period + 1 < periods.size() && !at.isBefore(periods.from().get(period + 1))) {
            period++;
        }
        return period;
    }
}
