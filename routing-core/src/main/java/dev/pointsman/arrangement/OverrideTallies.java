package dev.pointsman.arrangement;

import dev.pointsman.decision.AppliedOverride;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tallies of the overrides that this host has known of late, by id. Thread-safe. */
public final class OverrideTallies {

    private static final int KEPT = 64;

    private record Known(AppliedOverride override, OverrideTally tally) {}

    private final Map<String, Known> byId = new LinkedHashMap<>(); // guarded by this, oldest first

    /** Begins without any. */
    public OverrideTallies() {}

    /** Returns the tally of an override; renewing and recompiling it goes on with the same one. */
    public synchronized OverrideTally of(AppliedOverride override) {
        Known before = byId.remove(override.id());
        OverrideTally tally = before == null ? new OverrideTally() : before.tally;
        byId.put(override.id(), new Known(override, tally));
        if (byId.size() > KEPT) {
            byId.remove(byId.keySet().iterator().next());
        }
        return tally;
    }

    /** Reports on overrides in effect, in their order, and then on the others that have decided something, newest first. */
    public synchronized List<OverrideReport> reports(List<CompiledOverride> inEffect) {
        List<OverrideReport> reports = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (CompiledOverride one : inEffect) {
            ids.add(one.override().id());
            reports.add(report(one.override(), true, one.tally()));
        }
        List<OverrideReport> ended = new ArrayList<>();
        byId.forEach((id, known) -> {
            if (!ids.contains(id) && known.tally.decided() > 0) {
                ended.add(0, report(known.override, false, known.tally));
            }
        });
        reports.addAll(ended);
        return reports;
    }

    private static OverrideReport report(AppliedOverride override, boolean inEffect, OverrideTally tally) {
        return new OverrideReport(override, inEffect, tally.decided(), tally.tickets());
    }
}
