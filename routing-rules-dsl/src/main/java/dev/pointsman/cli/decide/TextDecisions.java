package dev.pointsman.cli.decide;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import dev.pointsman.decision.RuleFailure;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.Contact;
import dev.pointsman.team.Team;
import dev.pointsman.text.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Stream;

/**
 * Decisions for a person to read: a line each, the reason below it. The rule set gives the widths of the columns, so
 * that nothing has to be held back; a value that is too long for its column pushes its own line only.
 */
final class TextDecisions implements DecisionWriter {

    private static final int TICKET = 12;
    private static final int OUTCOME = 8;
    private static final int WIDEST = 32;
    private static final String GAP = "  ";

    private final Writer out;
    private final int[] widths;
    private boolean afterBlock;

    private TextDecisions(Writer out, int... widths) {
        this.out = out;
        this.widths = widths;
    }

    /** Writes the header. */
    static TextDecisions start(Writer out, RuleSet ruleSet) throws IOException {
        int team = width("team", ruleSet.teams().teams().stream().map(Team::id));
        int rule = width("rule", ruleSet.rules().stream().map(Rule::id));
        TextDecisions text = new TextDecisions(out, TICKET, OUTCOME, team, rule, 0);
        text.line("ticket", "outcome", "team", "rule", "contact");
        return text;
    }

    @Override
    public void write(Decision decision) throws IOException {
        if (afterBlock) {
            out.write('\n');
            afterBlock = false;
        }
        line(
                decision.ticket(),
                decision.outcome().name(),
                decision.team().id(),
                decision.rule(),
                decision.contact().map(Contact::toString).orElse(""));
        if (decision.reason().isPresent()) {
            below(decision.reason().get());
        }
        for (RuleFailure failure : decision.failures()) {
            below("the rule " + failure.rule() + " failed, " + failure.position() + ": " + failure.message());
        }
    }

    /** Writes a block of its own, with a blank line before and after. */
    @Override
    public void write(Explanation explanation) throws IOException {
        out.write('\n');
        out.write(Printable.lines(explanation.toString()));
        out.write('\n');
        afterBlock = true;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    private void line(String... values) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            String value = Printable.line(values[i]);
            line.append(value)
                    .append(" ".repeat(Math.max(0, widths[i] - value.length())))
                    .append(GAP);
        }
        out.write(line.toString().stripTrailing());
        out.write('\n');
    }

    private void below(String text) throws IOException {
        out.write(" ".repeat(TICKET) + GAP + Printable.line(text) + "\n");
    }

    private static int width(String title, Stream<String> values) {
        int widest = values.mapToInt(String::length).max().orElse(0);
        return Math.max(title.length(), Math.min(widest, WIDEST));
    }
}
