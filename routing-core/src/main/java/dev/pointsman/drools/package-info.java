/**
 * The only package that knows Drools: it reads DRL text into rules, and runs rules in Drools sessions.
 *
 * <p>Plain rules in their usual form are read without Drools: {@link dev.pointsman.drools.PlainText}.
 *
 * <p>Nothing outside names its types except {@link dev.pointsman.drools.DroolsMatcher}; the reader is found as a
 * service. Start with {@link dev.pointsman.drools.DrlReader} and {@link dev.pointsman.drools.DroolsMatcher}.
 */
@NullMarked
package dev.pointsman.drools;

import org.jspecify.annotations.NullMarked;
