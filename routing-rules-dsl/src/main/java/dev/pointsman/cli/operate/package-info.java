/**
 * The commands for those who say what runs when: {@code activate}, {@code rollback}, {@code shadow}, {@code canary},
 * {@code override} and {@code cancel} each append an entry to a timeline, and {@code timeline} shows it. Knows repositories
 * and timelines, and of rules no more than an override needs.
 *
 * <p>Start with {@link dev.pointsman.cli.operate.OperateCommands}, which lists them; what all that append have in common is
 * {@code ChangeArguments}.
 */
@NullMarked
package dev.pointsman.cli.operate;

import org.jspecify.annotations.NullMarked;
