package dev.pointsman.decision;

/** Writes an explanation for a person to read. */
final class ExplanationText {

    private final StringBuilder text = new StringBuilder();

    private ExplanationText() {}

    static String of(Explanation explanation) {
        ExplanationText writer = new ExplanationText();
        writer.write(explanation);
        return writer.text.toString();
    }

    private void write(Explanation explanation) {
        Decision decision = explanation.decision();
        line("Ticket " + decision.ticket() + " -> " + decision.team() + ", " + decision.outcome());
        decision.contact().ifPresent(contact -> line("  contact   " + contact));
        line("  rule      " + decision.rule());
        decision.reason().ifPresent(reason -> line("  reason    " + reason));
        line("  why       " + explanation.why());
        decision.arm().ifPresent(arm -> line("  arm       " + arm));
        line("  version   " + decision.version() + ", at " + decision.at());
        explanation
                .runnerUp()
                .ifPresent(match -> line(
                        "  runner-up " + match.team() + " by " + match.rule().id()));
        if (!explanation.matches().isEmpty()) {
            line("  matches");
            int place = 0;
            for (RuleMatch match : explanation.matches()) {
                place++;
                line("    " + place + ". " + match.rule().id() + " -> " + match.team() + "  (salience "
                        + match.rule().salience() + ", " + match.rule().position() + ")");
            }
        }
        if (!explanation.nearMisses().isEmpty()) {
            line("  near misses");
            for (NearMiss miss : explanation.nearMisses()) {
                line("    " + miss.rule().id() + " -> " + miss.rule().team().orElse("(computed)") + "  ("
                        + miss.rule().position() + ")");
                miss.failing().forEach(failed -> line("      " + failed.condition() + "  but " + failed.value()));
            }
        }
        if (!explanation.failures().isEmpty()) {
            line("  failed rules");
            for (RuleFailure failure : explanation.failures()) {
                line("    " + failure.rule() + "  (" + failure.position() + ")");
                line("      " + failure.message().replace("\n", "\n      "));
            }
        }
    }

    private void line(String line) {
        if (!text.isEmpty()) {
            text.append('\n');
        }
        text.append(line);
    }
}
