/**
 * The doors to Drools: {@link dev.pointsman.drools.DrlReader} turns DRL into rules, {@link dev.pointsman.drools.DroolsMatcher}
 * runs rules in Drools. Start with these two; nothing outside names any other type in here.
 *
 * <p>Below this package, and nowhere else, {@code org.drools} and {@code org.kie} are known. From text to rule: {@code
 * text} is DRL as text; {@code meaning} turns what was read into conditions and attributes; {@code plain} reads plain rules
 * in their usual form without Drools; {@code parse} is Drools' own parser, {@code policy} refuses what rule text must not
 * do, and {@code tree} translates what was parsed. From rule to match: {@code compile} makes rules run, and {@code run}
 * runs them. Reading and running do not know each other.
 */
@NullMarked
package dev.pointsman.drools;

import org.jspecify.annotations.NullMarked;
