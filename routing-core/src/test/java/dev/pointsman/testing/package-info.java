/** What tests of several packages share: small rule sets, seeded generators, and the plain linear scan. */
@NullMarked
package dev.pointsman.testing;

import org.jspecify.annotations.NullMarked;
