/**
 * Runs compiled rules on a ticket: in a session, or by asking what Drools compiled for them. Knows nothing of text and of
 * compiling. Start with {@link dev.pointsman.drools.run.CompiledRules}; the way to Drools itself is {@link
 * dev.pointsman.drools.run.Engine}.
 */
@NullMarked
package dev.pointsman.drools.run;

import org.jspecify.annotations.NullMarked;
