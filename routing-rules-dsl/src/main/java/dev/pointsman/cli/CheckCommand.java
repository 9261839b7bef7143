package dev.pointsman.cli;

import dev.pointsman.Router;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pointsman check}: everything that is wrong or doubtful in a rule set. */
@Command(
        name = "check",
        description = {
            "Lists every issue of a rule set with file:line:column, code and likely fix.",
            "Compiles the rules as well, so that a rule set without errors can be loaded."
        })
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private RuleSetArguments ruleSet = new RuleSetArguments();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = terminal.text();
        List<RuleIssue> found = new ArrayList<>();
        String subject = String.valueOf(ruleSet.folder());
        try {
            RuleSet loaded = ruleSet.load();
            found.addAll(loaded.issues());
            subject = loaded.version() + " (" + rules(loaded) + ", "
                    + loaded.teams().teams().size() + " teams)";
            Router.builder().ruleSet(loaded).build().close();
        } catch (InvalidRuleSetException e) {
            found.addAll(e.issues());
        }
        Issues issues = new Issues(found);
        issues.print(out);
        out.println(subject + ": " + issues.summary());
        return issues.hasErrors() ? ExitCode.RULES_INVALID : ExitCode.OK;
    }

    private static String rules(RuleSet ruleSet) {
        long session = ruleSet.rules().stream().filter(Rule::isSessionRule).count();
        return ruleSet.rules().size() + " rules, " + session + " of them session rules";
    }
}
