/**
 * Why a certain rule did not win a ticket: what stands in its way, by the values of the ticket and by the rules before it.
 *
 * <p>Asks the router and the rule's condition, nothing else, so that it can say nothing that routing does not do; tickets are
 * changed by {@link dev.pointsman.verify.text.Tickets}. Start with
 * {@link dev.pointsman.explain.WhyNot}.
 */
@NullMarked
package dev.pointsman.explain;

import org.jspecify.annotations.NullMarked;
