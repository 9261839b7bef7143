/**
 * Which texts tests accept: a text on which they answer as wanted, and proofs that there is none. Start at
 * {@link dev.pointsman.verify.text.TextAnswer}.
 *
 * <p>Knows the tests of conditions and tickets; nothing of rules or diagrams. Open for the verifier and, to change tickets,
 * for {@code explain}.
 */
@NullMarked
package dev.pointsman.verify.text;

import org.jspecify.annotations.NullMarked;
