package dev.pointsman.drools;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSource;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.TicketField;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Makes rules as the reader would, and matchers of them. */
public final class DrlRules {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final String FILE = "rules/test.drl";
    public static final String HEADER = """
            package dev.pointsman.testrules

            import dev.pointsman.ticket.Ticket
            import dev.pointsman.ticket.Fact
            """;
    public static final TeamDirectory TEAMS = TeamDirectory.of(
            Team.of("a", "A"),
            Team.of("b", "B"),
            Team.of("c", "C"),
            Team.of("payments", "Payments"),
            Team.of("desk", "Desk"));
    private static final int LINE = 10;

    private DrlRules() {}

    /** A session rule in its file at line 10: its name on that line, its conditions on line 12. */
    public static Rule.Builder session(String id, String conditions, String consequence) {
        return session(HEADER, LINE, id, conditions, consequence);
    }

    public static Rule.Builder session(String header, int line, String id, String conditions, String consequence) {
        return Rule.builder(
                        id,
                        new SourcePosition(FILE, line, 1),
                        new RuleSource(header, text(id, conditions, consequence), line))
                .session("a test", 1);
    }

    /** A plain rule. */
    public static Rule.Builder plain(String id, Condition condition, String team) {
        String conditions = "Ticket( " + (condition.equals(Condition.ALWAYS) ? "" : condition.text()) + " )";
        String text = text(id, conditions, "routing.to(\"" + team + "\");");
        return Rule.builder(id, new SourcePosition(FILE, LINE, 1), new RuleSource(HEADER, text, LINE))
                .condition(condition)
                .team(team);
    }

    public static Rule fallback() {
        return plain("fallback", Condition.ALWAYS, "desk").build();
    }

    public static Condition regionIs(String value) {
        return new Condition.Equal(new Operand.Field(TicketField.REGION), value);
    }

    /** A condition that throws on a ticket without a subject. */
    public static Condition subjectStartsWith(String text) {
        return new Condition.Affix(new Operand.Field(TicketField.SUBJECT), false, text);
    }

    public static String text(String id, String conditions, String consequence) {
        return "rule \"" + id + "\"\nwhen\n    " + conditions + "\nthen\n    " + consequence + "\nend";
    }

    /** The matcher of these rules and of the fallback, in the order given. */
    public static DroolsMatcher matcher(Rule... rules) {
        return matcher(LanguageLevel.DRL6, rules);
    }

    public static DroolsMatcher matcher(LanguageLevel level, Rule... rules) {
        return DroolsMatcher.of(withFallback(rules), level, TEAMS, "0123456789abcdef");
    }

    public static List<Rule> withFallback(Rule... rules) {
        Rule[] all = Arrays.copyOf(rules, rules.length + 1);
        all[rules.length] = fallback();
        return List.of(all);
    }
}
