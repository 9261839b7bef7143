/**
 * What can be proven about a rule set without a ticket: rules that no ticket reaches, ties between teams, gaps, conditions
 * that never or always hold. Start at {@link dev.pointsman.verify.Verifier}.
 *
 * <p>Knows rules, tickets, teams and {@code Router}, with which it replays what it claims; no rule language.
 */
@NullMarked
package dev.pointsman.verify;

import org.jspecify.annotations.NullMarked;
