/**
 * What a tool can hold of the house style, written once and run by every module on itself.
 *
 * <p>Start at {@link dev.pointsman.architecture.ArchitectureContract}. Ships in the test jar of routing-core.
 */
@NullMarked
package dev.pointsman.architecture;

import org.jspecify.annotations.NullMarked;
