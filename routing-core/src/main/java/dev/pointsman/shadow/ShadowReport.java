package dev.pointsman.shadow;

import dev.pointsman.rule.RuleSetVersion;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a version in the shadow has done so far on this host. Immutable.
 *
 * @param version the version in the shadow
 * @param active the version that it is compared with
 * @param counts tickets in each class; a class without one is there with 0
 * @param examples the first tickets in each class but {@link Difference#SAME}
 * @param dropped tickets that were not compared because the queue was full
 * @param skipped tickets that were not compared because facts of the host's own types came with them, which another thread
 *     must not touch
 */
public record ShadowReport(
        RuleSetVersion version,
        RuleSetVersion active,
        Map<Difference, Long> counts,
        Map<Difference, List<ShadowExample>> examples,
        long dropped,
        long skipped) {
    public ShadowReport {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(active, "active");
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
        examples = Collections.unmodifiableMap(new EnumMap<>(examples));
    }

    /** Returns how many tickets were compared. */
    public long compared() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
