/**
 * Texts with positions: where a rule author's words stand, YAML files whose values know their line, and suggestions
 * for misspelt names.
 *
 * <p>Knows nothing of tickets, teams or rules. Start with {@link dev.pointsman.source.SourcePosition}.
 */
@NullMarked
package dev.pointsman.source;

import org.jspecify.annotations.NullMarked;
