package dev.pointsman.verify.value;

import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.verify.text.TextAnswer;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells which atom a ticket has in each dimension. Immutable once made. */
public final class Classification {

    private final Domain domain;
    private final Map<Integer, AtomIndex> indexes = new HashMap<>();

    /** Places tickets among the atoms of a domain. */
    public Classification(Domain domain) {
        this.domain = domain;
        List<Dimension> dimensions = domain.dimensions();
        for (int level = 0; level < dimensions.size(); level++) {
            if (dimensions.get(level) instanceof Dimension.Values values) {
                indexes.put(level, new AtomIndex(values));
            }
        }
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
        // What is asked of a text depends on its atom.
        for (int level = 0; level < place.length; level++) {
            if (domain.dimension(level) instanceof Dimension.Values values) {
                place[level] = Objects.requireNonNull(indexes.get(level))
                        .of(values.operand().valueIn(ticket));
            }
        }
        for (int level = 0; level < place.length; level++) {
            if (!(domain.dimension(level) instanceof Dimension.Values)) {
                place[level] = answer(domain.dimension(level), ticket, at, sessions.get(level), place);
            }
        }
        return place;
    }

    private int answer(Dimension dimension, Ticket ticket, Instant at, boolean session, int[] place) {
        if (dimension instanceof Dimension.Tag tag) {
            return ticket.tags().contains(tag.tag()) ? 1 : 0;
        }
        if (dimension instanceof Dimension.OtherIsTag other) {
            return isOther(other.operand(), place) && ticket.tags().contains(text(other.operand(), ticket)) ? 1 : 0;
        }
        if (dimension instanceof Dimension.TextTest text) {
            Operand operand = text.test().operand();
            return isOther(operand, place) ? TextAnswer.ask(text.test(), operand, text(operand, ticket)) : 0;
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

    private boolean isOther(Operand operand, int[] place) {
        int level = domain.level(operand);
        return domain.values(operand).atoms().get(place[level]).kind() == Atom.Kind.OTHER_TEXTS;
    }

    private static String text(Operand operand, Ticket ticket) {
        return String.valueOf(operand.valueIn(ticket));
    }
}
