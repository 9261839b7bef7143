/**
 * Reads plain rules in their usual form without a class of Drools, and leaves everything else, mistakes included, to
 * Drools' parser. Knows text, meaning, and the names and signs that the policy allows. Start with {@link
 * dev.pointsman.drools.plain.PlainText}.
 */
@NullMarked
package dev.pointsman.drools.plain;

import org.jspecify.annotations.NullMarked;
