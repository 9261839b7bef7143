package dev.pointsman.dsl.meaning;

import dev.pointsman.dsl.syntax.Quoted;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Writes plain rules as DRL, which both language levels read. */
public final class DrlText {

    /** What stands before the rules of a file. */
    public static final String HEADER = "package routes\n\nimport dev.pointsman.ticket.Ticket\n";

    private static final int WIDTH = 110;

    private DrlText() {}

    /** Returns a rule on one line, without what Drools need not see. */
    static String line(String id, int salience, boolean enabled, Condition condition, String team, String because) {
        return "rule " + Quoted.text(id) + " salience " + salience + (enabled ? "" : " enabled false")
                + " when Ticket( " + String.join(", ", constraints(condition)) + " ) then " + consequence(team, because)
                + " end";
    }

    /** Returns a rule as people read it, everything in it. */
    public static String rule(Rule rule) {
        StringBuilder text = new StringBuilder("rule ").append(Quoted.text(rule.id()));
        rule.notes()
                .forEach((name, value) -> text.append(" @").append(name).append(value.isEmpty() ? "" : note(value)));
        if (!rule.suppressions().isEmpty()) {
            text.append(" @suppress")
                    .append(note(rule.suppressions().stream()
                            .map(Suppression::toString)
                            .collect(Collectors.joining("; "))));
        }
        text.append('\n');
        if (rule.salience() != 0) {
            text.append("    salience ").append(rule.salience()).append('\n');
        }
        if (!rule.effectiveFrom().equals(Instant.MIN)) {
            text.append("    date-effective \"").append(rule.effectiveFrom()).append("\"\n");
        }
        if (!rule.expiresAt().equals(Instant.MAX)) {
            text.append("    date-expires \"").append(rule.expiresAt()).append("\"\n");
        }
        if (!rule.enabled()) {
            text.append("    enabled false\n");
        }
        String team = rule.team().orElseThrow();
        return text.append("when\n    ")
                .append(pattern(rule.condition()))
                .append("\nthen\n    ")
                .append(consequence(team, because(rule)))
                .append("\nend\n")
                .toString();
    }

    /** Returns the call that gives the reason, or nothing. */
    static String because(Rule rule) {
        return rule.reason().map(DrlText::because).orElse("");
    }

    static String because(String reason) {
        return ".because(" + Quoted.text(reason) + ")";
    }

    /** Drools takes what stands between the quotes of an annotation as it is. */
    private static String note(String value) {
        return "(\"" + value + "\")";
    }

    private static String pattern(Condition condition) {
        List<String> constraints = constraints(condition);
        String line = String.join(", ", constraints);
        if (constraints.isEmpty()) {
            return "Ticket()";
        }
        return line.length() <= WIDTH
                ? "Ticket( " + line + " )"
                : "Ticket( " + String.join(",\n            ", constraints) + " )";
    }

    private static List<String> constraints(Condition condition) {
        return condition instanceof Condition.All all
                ? all.parts().stream().map(Condition::text).toList()
                : List.of(condition.text());
    }

    private static String consequence(String team, String because) {
        return "routing.to(" + Quoted.text(team) + ")" + because + ";";
    }

    /** Returns how deeply brackets are nested in the pattern of a condition. */
    public static int nesting(Condition condition) {
        int deepest = 0;
        for (String constraint : constraints(condition)) {
            deepest = Math.max(deepest, nesting(constraint));
        }
        return 1 + deepest;
    }

    private static int nesting(String constraint) {
        int depth = 0;
        int deepest = 0;
        boolean quoted = false;
        for (int i = 0; i < constraint.length(); i++) {
            char c = constraint.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
                deepest = Math.max(deepest, depth);
            }
        }
        return deepest;
    }
}
