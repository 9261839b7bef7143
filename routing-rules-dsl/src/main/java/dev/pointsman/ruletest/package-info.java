/**
 * Tests that rule authors keep beside their rules: cases in YAML files, each a ticket at an instant with the decision that
 * is expected of it, and how much of the rules they cover.
 *
 * <p>Reading, running and measuring are here; printing is not. Cases run through the router that a host uses. Start with
 * {@link dev.pointsman.ruletest.RuleTests}.
 */
@NullMarked
package dev.pointsman.ruletest;

import org.jspecify.annotations.NullMarked;
