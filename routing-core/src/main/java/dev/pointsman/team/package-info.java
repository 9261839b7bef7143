/**
 * Teams and how to reach them. A directory is versioned apart from the rules: a new contact is no rule release.
 *
 * <p>Values only. Start with {@link dev.pointsman.team.TeamDirectory}.
 */
@NullMarked
package dev.pointsman.team;

import org.jspecify.annotations.NullMarked;
