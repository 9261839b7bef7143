package dev.pointsman.ruletest;

import dev.pointsman.ticket.Fact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case is asked in; what a file or a table says holds for its cases, which may say otherwise. Immutable.
 *
 * @param at null if none was said
 * @param broken whether there was an error in it, so that no case in it can be run
 */
record Setting(@Nullable Instant at, List<Fact> facts, TicketCells ticket, boolean broken) {

    static final Setting NONE = new Setting(null, List.of(), TicketCells.NONE, false);

    Setting {
        facts = List.copyOf(facts);
    }

    Setting withTicket(TicketCells cells) {
        return new Setting(at, facts, ticket.with(cells), broken);
    }

    Setting withAt(Instant instant) {
        return new Setting(instant, facts, ticket, broken);
    }

    Setting withBroken(boolean value) {
        return new Setting(at, facts, ticket, broken || value);
    }
}
