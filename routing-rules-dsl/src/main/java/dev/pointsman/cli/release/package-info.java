/**
 * The commands for those who publish: {@code publish}, {@code versions}, {@code show}, {@code checkout}, {@code bundle}, and
 * the signatures of {@code keygen}, {@code sign} and {@code verify}. What runs when is the business of
 * {@link dev.pointsman.cli.operate}.
 *
 * <p>Start with {@link dev.pointsman.cli.release.ReleaseCommands}, which lists them.
 */
@NullMarked
package dev.pointsman.cli.release;

import org.jspecify.annotations.NullMarked;
