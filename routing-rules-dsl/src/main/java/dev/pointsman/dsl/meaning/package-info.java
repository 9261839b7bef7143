/**
 * Between {@link dev.pointsman.dsl.syntax.Syntax} and {@link dev.pointsman.rule.Rule}, both ways: what each phrase and
 * literal means, checked against the schema and the teams, and rules as a tree or as DRL.
 *
 * <p>Start with {@link dev.pointsman.dsl.meaning.Translation}, and with {@link dev.pointsman.dsl.meaning.RuleSyntax} for the
 * way back.
 */
@NullMarked
package dev.pointsman.dsl.meaning;

import org.jspecify.annotations.NullMarked;
