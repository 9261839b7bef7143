/**
 * From Drools' parse tree to rules: a plain rule where everything is understood, else a session rule and a note that says
 * why. Knows the parser, the policy, and the meaning of what it finds. Start with {@link
 * dev.pointsman.drools.tree.DroolsReading}.
 */
@NullMarked
package dev.pointsman.drools.tree;

import org.jspecify.annotations.NullMarked;
