/**
 * The commands for those who write rules: {@code init}, {@code check}, {@code test}, {@code list}, {@code diff}, {@code fmt},
 * {@code convert}, {@code issue}. Each reads its arguments, asks the package that does the work, and prints a report.
 *
 * <p>Start with {@link dev.pointsman.cli.author.AuthorCommands}, which lists them.
 */
@NullMarked
package dev.pointsman.cli.author;

import org.jspecify.annotations.NullMarked;
