/**
 * What the verifier says: findings, regions, witnesses, and how it words them. Start at
 * {@link dev.pointsman.verify.finding.Finding}.
 *
 * <p>Knows rules' issues and tickets; nothing of how anything was found.
 */
@NullMarked
package dev.pointsman.verify.finding;

import org.jspecify.annotations.NullMarked;
