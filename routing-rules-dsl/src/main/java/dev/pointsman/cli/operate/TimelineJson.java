package dev.pointsman.cli.operate;

import dev.pointsman.source.JsonObject;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.InEffect;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says what runs at an instant as JSON. What does not run is left out. */
final class TimelineJson {

    private TimelineJson() {}

    /** Returns one object. */
    static JsonObject of(String name, Timeline timeline, Instant at) {
        List<JsonObject> parts = new ArrayList<>();
        timeline.activeAt(at)
                .ifPresent(one -> parts.add(part("active", one, timeline)
                        .with("version", one.change().sequence())));
        timeline.canaryAt(at)
                .ifPresent(one -> parts.add(part("canary", one, timeline)
                        .with("version", one.change().sequence())
                        .with("share", one.change().share())
                        .with("salt", one.change().salt())));
        timeline.shadowAt(at)
                .ifPresent(one -> parts.add(part("shadow", one, timeline)
                        .with("version", one.change().sequence())));
        timeline.overridesAt(at)
                .forEach(one -> parts.add(
                        part("override", one, timeline).with("id", one.change().id())));
        List<JsonObject> scheduled = timeline.scheduledAfter(at).stream()
                .map(entry -> told(entry)
                        .with("what", ChangeText.of(entry))
                        .with("from", entry.change().from().toString()))
                .toList();
        JsonObject all = JsonObject.of()
                .with("name", name)
                .with("at", at.toString())
                .with("running", parts)
                .with("scheduled", scheduled);
        return timeline.torn().map(torn -> all.with("torn", torn)).orElse(all);
    }

    private static JsonObject part(String kind, InEffect<?> one, Timeline timeline) {
        JsonObject part = told(timeline.entries().get((int) one.entry() - 1))
                .with("kind", kind)
                .with("from", one.from().toString());
        return one.until().equals(Change.OPEN)
                ? part
                : part.with("until", one.until().toString());
    }

    private static JsonObject told(TimelineEntry entry) {
        return JsonObject.of()
                .with("entry", entry.number())
                .with("author", entry.author())
                .with("reason", entry.reason());
    }
}
