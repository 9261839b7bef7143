/**
 * DRL as text, without Drools: its words, literals and places, and the forms that heads, constraints and consequences
 * have free of any parser. Knows tickets' fields and places in files, and neither rules nor what anything means. Start with
 * {@link dev.pointsman.drools.text.RuleText} and {@link dev.pointsman.drools.text.Comparison}.
 */
@NullMarked
package dev.pointsman.drools.text;

import org.jspecify.annotations.NullMarked;
