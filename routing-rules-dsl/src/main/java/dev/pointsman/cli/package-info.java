/**
 * The command line {@code pointsman}: the command above the commands, what it says when one fails, and nothing that any
 * of them does. Knows the packages of commands. Start with {@link dev.pointsman.cli.Main}.
 *
 * <p>Commands stand in a package for each kind of user: {@link dev.pointsman.cli.decide} for those who route tickets,
 * {@link dev.pointsman.cli.author} for those who write rules, {@link dev.pointsman.cli.release} for those who publish them,
 * {@link dev.pointsman.cli.operate} for those who say what runs when. These packages do not know each other; what they share
 * is {@link dev.pointsman.cli.command}.
 *
 * <p>To add a command:
 * <ol>
 *   <li>Write a package-private {@code final class ...Command implements Callable<Integer>} with picocli's {@code @Command}.
 *       Its constructor takes the {@link dev.pointsman.cli.command.Terminal}, the only place that it reads from and writes
 *       to. Its arguments are fields; those that several commands have are a {@code @Mixin} from {@code command}. {@code
 *       call} returns a code of {@link dev.pointsman.cli.command.ExitCode}, and throws {@code ParameterException} for wrong
 *       arguments, {@code IOException} with a whole sentence for files, and lets {@code InvalidRuleSetException} pass.
 *   <li>Add it to the list of its package, such as {@link dev.pointsman.cli.author.AuthorCommands}. A new package has such
 *       a list too, which {@link dev.pointsman.cli.Main} adds to the others, and a place in the layers of {@code
 *       ArchitectureTest}.
 *   <li>Test it through {@code Session.run}, as a shell would run it.
 * </ol>
 */
@NullMarked
package dev.pointsman.cli;

import org.jspecify.annotations.NullMarked;
