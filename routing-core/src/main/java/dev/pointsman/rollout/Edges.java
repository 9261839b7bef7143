package dev.pointsman.rollout;

import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.InEffect;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The instants of a timeline at which something begins or ends, from the first activation on. */
final class Edges {

    private Edges() {}

    static NavigableSet<Instant> of(Timeline timeline) {
        NavigableSet<Instant> edges = new TreeSet<>();
        timeline.activations().forEach(one -> add(edges, one));
        timeline.overrides().forEach(one -> add(edges, one));
        for (TimelineEntry entry : timeline.entries()) {
            Change change = entry.change();
            edges.add(change.from());
            if (change instanceof Change.Shadow shadow) {
                edges.add(shadow.until());
            } else if (change instanceof Change.Canary canary) {
                edges.add(canary.until());
            }
        }
        edges.remove(Change.AT_ONCE);
        edges.remove(Change.OPEN);
        return timeline.activations().isEmpty()
                ? new TreeSet<>()
                : edges.tailSet(timeline.activations().get(0).from(), true);
    }

    private static void add(Collection<Instant> edges, InEffect<?> one) {
        edges.add(one.from());
        edges.add(one.until());
    }
}
