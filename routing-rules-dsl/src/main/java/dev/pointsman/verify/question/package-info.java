/**
 * Rules as sets of tickets, and questions about them that are answered with a ticket. Start at
 * {@link dev.pointsman.verify.question.Model}; for hosts, {@link dev.pointsman.verify.question.SmallestChange}.
 *
 * <p>Knows values, texts and diagrams. All but {@code SmallestChange} is open for the verifier alone.
 */
@NullMarked
package dev.pointsman.verify.question;

import org.jspecify.annotations.NullMarked;
