/**
 * Ownership rules as values: what a rule demands, whom it names, where it stands in its file, and the rule set with
 * its content hash. Also what is checked before any rule runs.
 *
 * <p>Knows tickets and teams, and no engine: a {@link dev.pointsman.rule.RuleReader} brings each rule language. Start
 * with {@link dev.pointsman.rule.RuleSet} and {@link dev.pointsman.rule.Rule}.
 */
@NullMarked
package dev.pointsman.rule;

import org.jspecify.annotations.NullMarked;
