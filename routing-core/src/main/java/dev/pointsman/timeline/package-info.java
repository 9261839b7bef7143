/**
 * The timeline of a rule set: which version is active when, what shadows it, which canary runs, which overrides stand before
 * it. Everything here is a pure function of entries and instants; no file is read and no clock is asked. Knows rule sets and
 * signatures. Start at {@link dev.pointsman.timeline.Timeline}.
 */
@NullMarked
package dev.pointsman.timeline;

import org.jspecify.annotations.NullMarked;
