package dev.pointsman.arrangement;

import dev.pointsman.decision.AppliedOverride;
import java.util.List;
import java.util.Objects;

/**
 * What an override has done on this host. Immutable.
 *
 * @param override the override
 * @param inEffect whether it is in effect now
 * @param decided how many tickets it has decided
 * @param tickets the ids of the first thousand of them; the decision log has them all
 */
public record OverrideReport(AppliedOverride override, boolean inEffect, long decided, List<String> tickets) {
    public OverrideReport {
        Objects.requireNonNull(override, "override");
        tickets = List.copyOf(tickets);
    }
}
