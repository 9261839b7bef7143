package dev.pointsman.dsl.meaning;

import dev.pointsman.dsl.syntax.Keyword;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.dsl.syntax.Syntax.Clause;
import dev.pointsman.dsl.syntax.Syntax.RuleItem;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleDates;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.rule.RuleSource;
import dev.pointsman.rule.Suppression;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.source.Suggestion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns one rule of a file into a {@link Rule}. One object translates one rule once. */
final class RouteTranslation {

    /** What no name of a rule and no note can hold, since DRL takes them as they are. */
    private static final Pattern UNWRITABLE = Pattern.compile("[\"\\\\\\p{Cntrl}]");

    private static final Pattern NOTE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final RuleItem item;
    private final RuleReader.Context context;
    private final Problems problems;
    private final String id;
    private final Map<String, String> notes = new TreeMap<>();
    private final List<Suppression> suppressions = new ArrayList<>();
    private int salience;
    private boolean enabled = true;
    private Instant from = Instant.MIN;
    private Instant until = Instant.MAX;
    private @Nullable String team;
    private @Nullable String reason;

    RouteTranslation(RuleItem item, RuleReader.Context context, Problems problems) {
        this.item = item;
        this.context = context;
        this.problems = problems;
        this.id = item.id().text();
    }

    /** Returns the rule; empty where a part of it could not be read. Whatever could be read is checked. */
    Optional<Rule> rule() {
        checkId();
        item.clauses().forEach(this::clause);
        if (!from.isBefore(until)) {
            dateOrder();
        }
        Condition condition = item.when() == null
                ? Condition.ALWAYS
                : new ConditionTranslation(new LiteralCheck(context.schema(), problems, id), problems, id)
                        .translate(item.when());
        if (!item.whole() || team == null) {
            return Optional.empty();
        }
        SourcePosition position = problems.lines().positionAt(item.start());
        String because = reason == null ? "" : DrlText.because(reason);
        String drl = DrlText.line(id, salience, enabled, condition, team, because);
        return Optional.of(Rule.builder(id, position, new RuleSource(DrlText.HEADER, drl, position.line()))
                .salience(salience)
                .enabled(enabled)
                .effectiveFrom(from)
                .expiresAt(until)
                .notes(notes)
                .suppressions(suppressions)
                .condition(condition)
                .team(team)
                .reason(reason)
                .build());
    }

    private void checkId() {
        if (id.isBlank()) {
            problem(item.id(), IssueCode.SYNTAX, "a rule needs a name", "The name is the rule's id in every decision.");
        } else if (UNWRITABLE.matcher(id).find()) {
            problem(item.id(), IssueCode.SYNTAX, "the name of a rule holds no quotes, backslashes and line breaks", "");
        }
    }

    private void clause(Clause clause) {
        switch (clause.word()) {
            case SALIENCE ->
                salience = Integer.parseInt(clause.arguments().get(0).text());
            case DISABLED -> enabled = false;
            case FROM -> from = date(clause).orElse(from);
            case UNTIL -> until = date(clause).orElse(until);
            case NOTE -> note(clause.arguments());
            case SUPPRESS -> suppress(clause.arguments());
            case BECAUSE -> reason = clause.arguments().get(0).text();
            case ROUTE -> route(clause.arguments());
            default -> throw new IllegalStateException("no clause begins with " + clause.word());
        }
    }

    private Optional<Instant> date(Clause clause) {
        Token date = clause.arguments().get(0);
        Optional<Instant> read = RuleDates.parse(date.text());
        if (read.isEmpty()) {
            problem(
                    date,
                    IssueCode.BAD_DATE,
                    "\"" + date.text() + "\" is no date",
                    "Write 2026-11-22 (the start of that day in UTC) or 2026-11-22T03:00:00Z.");
        }
        return read;
    }

    private void dateOrder() {
        for (Clause clause : item.clauses()) {
            if (clause.word() == Keyword.UNTIL) {
                problem(
                        clause.arguments().get(0),
                        IssueCode.BAD_DATE,
                        "the rule expires at " + until + ", not after it takes effect at " + from,
                        "");
            }
        }
    }

    private void note(List<Token> arguments) {
        Token name = arguments.get(0);
        String value = arguments.size() > 1 ? arguments.get(1).text() : "";
        if (!NOTE_NAME.matcher(name.text()).matches() || name.text().equals("suppress")) {
            problem(
                    name,
                    IssueCode.SYNTAX,
                    "\"" + name.text() + "\" is no name of a note",
                    "Write: note owner \"ann\"");
        } else if (UNWRITABLE.matcher(value).find()) {
            problem(arguments.get(1), IssueCode.SYNTAX, "a note holds no quotes, backslashes and line breaks", "");
        } else if (notes.put(name.text(), value) != null) {
            problem(
                    name,
                    IssueCode.SYNTAX,
                    "the note \"" + name.text() + "\" stands here twice",
                    "Join them in one text.");
        }
    }

    private void suppress(List<Token> arguments) {
        Token code = arguments.get(0);
        try {
            Suppression suppression = Suppression.of(
                    code.text(), arguments.get(1).text(), arguments.get(2).text());
            if (!suppression.code().canBeSuppressed()) {
                throw new IllegalArgumentException("the error \"" + code.text() + "\" cannot be suppressed");
            }
            suppressions.add(suppression);
        } catch (IllegalArgumentException e) {
            problem(
                    code,
                    IssueCode.BAD_SUPPRESSION,
                    String.valueOf(e.getMessage()),
                    "Write: suppress absent-fails until 2027-06-30 because \"the intake form requires it\"");
        }
    }

    private void route(List<Token> arguments) {
        Token named = arguments.get(0);
        team = named.text();
        if (arguments.size() > 1) {
            reason = arguments.get(1).text();
        }
        if (context.teams().find(named.text()).isEmpty()) {
            problem(
                    named,
                    IssueCode.UNKNOWN_TEAM,
                    "there is no team \"" + named.text() + "\"",
                    Suggestion.fix(named.text(), context.teams().ids()));
        }
    }

    private void problem(Token at, IssueCode code, String message, String fix) {
        problems.add(code, at.start(), at.end(), id, message, fix);
    }
}
