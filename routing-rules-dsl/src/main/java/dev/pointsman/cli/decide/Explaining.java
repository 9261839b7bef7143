package dev.pointsman.cli.decide;

import dev.pointsman.ticket.Ticket;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which tickets are explained: all, or those with certain ids. Remembers which ids never came. */
final class Explaining {

    private final boolean all;
    private final Set<String> ids;
    private final Set<String> missing;

    Explaining(boolean all, Collection<String> ids) {
        this.all = all;
        this.ids = Set.copyOf(ids);
        this.missing = new LinkedHashSet<>(ids);
    }

    boolean wantsAny() {
        return all || !ids.isEmpty();
    }

    boolean wants(Ticket ticket) {
        boolean named = ids.contains(ticket.id());
        if (named) {
            missing.remove(ticket.id());
        }
        return all || named;
    }

    /** Returns the ids of which no ticket was asked about so far. */
    Set<String> missing() {
        return missing;
    }
}
