package dev.pointsman.cli.decide;

import dev.pointsman.Router;
import dev.pointsman.cli.command.ExitCode;
import dev.pointsman.cli.command.FactsArguments;
import dev.pointsman.cli.command.InstantOption;
import dev.pointsman.cli.command.Output;
import dev.pointsman.cli.command.RuleSetArguments;
import dev.pointsman.cli.command.Terminal;
import dev.pointsman.decision.Explanation;
import dev.pointsman.explain.Question;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.Suggestion;
import dev.pointsman.text.Printable;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pointsman explain}: who owns one ticket and why, and why another rule did not win it. */
@Command(
        name = "explain",
        description = {
            "Explains the decision on one ticket: the rule that won, what it beat, and what nearly matched.",
            "With --why-not also what stood in the way of a rule, and what would have to be different for it to win."
        })
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RuleSetArguments ruleSet = new RuleSetArguments();

    @Mixin
    private TicketArguments ticket = new TicketArguments();

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = InstantOption.class,
            description = "The instant of the decision, such as 2026-11-22T03:00:00Z; now if not given.")
    private Instant at = Instant.now();

    @Mixin
    private FactsArguments facts = new FactsArguments();

    @Option(names = "--why-not", paramLabel = "RULE", description = "Says why this rule did not win. May be repeated.")
    private List<String> whyNot = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How to print: text, or jsonl for one JSON object on a line. Default: ${DEFAULT-VALUE}.")
    private DecisionFormat format = DecisionFormat.TEXT;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!format.explains()) {
            throw usage("--format csv has no place for explanations: use text or jsonl");
        }
        List<Fact> known = facts.facts();
        try (Router router =
                        ruleSet.router(terminal).clock(InstantSource.fixed(at)).build();
                Output output = Output.to(terminal.out())) {
            RuleSet rules = router.ruleSet();
            List<Rule> asked = whyNot.stream().map(id -> rule(id, rules)).toList();
            Ticket about = ticket(rules);
            ticket.unlisted(about, rules.schema())
                    .forEach(note -> terminal.err().println("note: " + note));
            Question question = new Question(about, known, at);
            Explanation explanation = question.explain(router);
            List<WhyNotAnswer> answers = asked.stream()
                    .map(rule -> WhyNotAnswer.of(router, question, explanation, rule))
                    .toList();
            output.write(writer -> print(explanation, answers, writer));
        }
        return ExitCode.OK;
    }

    private void print(Explanation explanation, List<WhyNotAnswer> answers, Writer out) throws IOException {
        if (format == DecisionFormat.TEXT) {
            out.write(Printable.lines(explanation.toString()) + "\n");
            for (WhyNotAnswer answer : answers) {
                out.write("\n" + Printable.lines(answer.text()) + "\n");
            }
            return;
        }
        JsonDecisions json = new JsonDecisions(out);
        json.write(explanation, "whyNot", generator -> {
            generator.writeStartArray();
            for (WhyNotAnswer answer : answers) {
                answer.write(generator);
            }
            generator.writeEndArray();
        });
        json.flush();
    }

    private Ticket ticket(RuleSet rules) throws IOException {
        try {
            return ticket.ticket(rules.schema());
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private Rule rule(String id, RuleSet rules) {
        List<String> ids = rules.rules().stream().map(Rule::id).toList();
        return rules.find(id)
                .orElseThrow(() -> usage(
                        "--why-not: there is no rule " + Printable.quoted(id) + "\n  " + Suggestion.fix(id, ids)));
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
