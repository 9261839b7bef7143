/**
 * What rule text may do, checked on the parse tree before anything is compiled; an allow-list throughout. Knows the text,
 * and nothing of what rules mean. Start with {@link dev.pointsman.drools.policy.PolicyCheck}.
 */
@NullMarked
package dev.pointsman.drools.policy;

import org.jspecify.annotations.NullMarked;
