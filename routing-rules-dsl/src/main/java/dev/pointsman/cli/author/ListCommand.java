package dev.pointsman.cli.author;

import dev.pointsman.cli.command.Choice;
import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.Output;
import dev.pointsman.cli.command.RuleSetArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.Suggestion;
import dev.pointsman.text.Printable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pointsman list}: the rules of a rule set in winning order. */
@Command(
        name = "list",
        description = {
            "Lists the rules of a rule set in winning order: id, team, condition, dates, place. The first that matches"
                    + " a ticket and is in force decides.",
            "With --team only the rules of one team; as csv or jsonl for a spreadsheet or a program."
        })
final class ListCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RuleSetArguments ruleSet = new RuleSetArguments();

    @Option(names = "--team", paramLabel = "TEAM", description = "Lists only the rules that name this team.")
    private @Nullable String team;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            description = "How to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private RuleListing format = RuleListing.TEXT;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        RuleSet rules = ruleSet.load(terminal);
        if (team != null && rules.teams().find(team).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--team: there is no team " + Printable.quoted(team) + "\n  "
                            + Suggestion.fix(team, rules.teams().ids()));
        }
        List<Rule> listed = rules.rules().stream()
                .filter(rule -> team == null || rule.team().filter(team::equals).isPresent())
                .toList();
        try (Output output = Output.to(terminal.out())) {
            output.write(writer -> format.write(listed, writer));
        }
        return ExitCode.OK;
    }

    /** The forms of the list, for the help. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Choice.names(RuleListing.class).iterator();
        }
    }
}
