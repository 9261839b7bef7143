/**
 * What commands share: the terminal they write to, the arguments that several of them have, exit codes. Knows rule sets,
 * reports and picocli, and no command.
 *
 * <p>Start with {@link dev.pointsman.cli.command.Terminal}. {@link dev.pointsman.cli.command.RuleSetArguments} and {@link
 * dev.pointsman.cli.command.ReportArguments} are mixed into commands; {@link dev.pointsman.cli.command.Output} makes a file
 * appear only when it is complete.
 */
@NullMarked
package dev.pointsman.cli.command;

import org.jspecify.annotations.NullMarked;
