package dev.pointsman.release;

import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import java.util.List;
import java.util.Set;

/**
 * Where published versions and their timelines are. Implementations are thread-safe. Reading never waits for somebody who writes.
 */
public interface ReleaseRepository {

    /**
     * Returns the names of the rule sets that were published here, sorted.
     *
     * @throws ReleaseException if the repository cannot be read
     */
    Set<String> names();

    /**
     * Returns the labels of the versions, in order of their numbers. Labels are read, not checked: {@link #release} checks. A
     * version whose label cannot be read is left out here and named by {@link #problems}.
     *
     * @throws ReleaseException if there is no such rule set, or the repository cannot be read
     */
    List<ReleaseSummary> releases(String name);

    /**
     * Returns what lies here and is not as it should be: versions and signatures that are damaged on sight, lines torn off. A
     * sentence each; empty in a repository that is well. Reads every version whole.
     *
     * @throws ReleaseException if there is no such rule set, or the repository cannot be read
     */
    List<String> problems(String name);

    /**
     * Returns a version, whole and checked.
     *
     * @throws ReleaseException if there is no such version, if it is not byte for byte as it was written, or if it lacks a
     *     signature that is required
     */
    Release release(String name, long sequence);

    /**
     * Returns the timeline as it can be read now. A last line that was written only in part is told by
     * {@link Timeline#torn()}, entries without a required signature by {@link Timeline#leftOut()}. As long as nothing is
     * appended, the same object may be returned.
     *
     * @throws ReleaseException if there is no such rule set, if any other line is damaged, or if it cannot be read
     */
    Timeline timeline(String name);

    /**
     * Appends an entry to the timeline. When this returns, the entry is on the disk.
     *
     * @param author who changes something
     * @param reason why
     * @throws IllegalArgumentException if the change does not fit, with the likely fix
     * @throws dev.pointsman.rule.InvalidRuleSetException if the rules of the version or of the override that it names are not
     *     valid, here and now
     * @throws ReleaseException if the version that it names is absent, damaged or not trusted, or the repository cannot be
     *     written; nothing was appended then
     * @throws UnsupportedOperationException if this repository is read-only
     */
    TimelineEntry append(String name, String author, String reason, Change change);

    /** Tells whether {@link #append} can work. */
    boolean isWritable();
}
