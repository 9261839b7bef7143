/**
 * Compiles rules with Drools, and says in whose rule, on which line, what Drools refuses. Knows how rules run, and the
 * parser of level DRL10. Start with {@link dev.pointsman.drools.compile.RuleCompiler}.
 */
@NullMarked
package dev.pointsman.drools.compile;

import org.jspecify.annotations.NullMarked;
