/**
 * Published versions of rule sets, in a directory or in bundles on the class path, with their signatures and their timeline.
 * Knows rule sets, timelines and signatures, and no engine. Start at {@link dev.pointsman.release.ReleaseRepository}.
 */
@NullMarked
package dev.pointsman.release;

import org.jspecify.annotations.NullMarked;
