/**
 * Ed25519 keys and signatures (RFC 8032), as the JDK has them. Knows nothing of what is signed: a signature is over a digest,
 * with a prefix that says what the digest is of. Start at {@link dev.pointsman.signing.SigningKey}.
 */
@NullMarked
package dev.pointsman.signing;

import org.jspecify.annotations.NullMarked;
