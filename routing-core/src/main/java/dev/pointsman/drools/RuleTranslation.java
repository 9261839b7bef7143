package dev.pointsman.drools;

import dev.pointsman.rule.AbsentGuard;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.rule.RuleSource;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.source.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * Turns one rule of the parse tree into a {@link Rule}: plain where everything is understood, else a session rule that
 * is guarded by what is. One object translates one rule once.
 */
final class RuleTranslation {

    private static final Pattern DATES = Pattern.compile("date-(effective|expires)\\s*\\(?\\s*\"[^\"]*\"\\s*\\)?");

    private final RuleDescr descr;
    private final RuleText text;
    private final IntUnaryOperator offsets;
    private final RuleReader.Context context;
    private final Consumer<RuleIssue> sink;
    private final PlacedIssues issues;
    private final ExpressionReader reader;
    private final AbsentGuard guard;
    private final List<Condition> understood = new ArrayList<>();
    private int furtherParts;
    private @Nullable String sessionCause;
    private @Nullable SourcePosition causeAt;

    RuleTranslation(
            RuleDescr descr,
            RuleText text,
            IntUnaryOperator offsets,
            RuleReader.Context context,
            Consumer<RuleIssue> sink) {
        this.descr = descr;
        this.text = text;
        this.offsets = offsets;
        this.context = context;
        this.sink = sink;
        this.issues = new PlacedIssues(text, descr.getName(), sink);
        this.guard = new AbsentGuard(issues::absentFails);
        this.reader = new ExpressionReader(bindings(descr), context.schema(), issues);
    }

    /** Returns the rule. */
    Rule rule(String header) {
        RuleSource source = new RuleSource(header, sourceText(), text.position().line());
        Rule.Builder rule = Rule.builder(descr.getName(), text.position(), source);
        new RuleAttributes(descr, text, sink).read(rule);
        name();
        leftHandSide();
        consequence(rule);
        String cause = sessionCause;
        if (cause != null) {
            rule.session(cause, furtherParts);
            if (issues.errors() == 0) {
                SourcePosition at = causeAt == null ? text.position() : causeAt;
                sink.accept(new RuleIssue(
                        IssueCode.SESSION_RULE, at, descr.getName(), "runs in a Drools session: " + cause, ""));
            }
        }
        return rule.condition(condition()).build();
    }

    private void name() {
        if (descr.getName().isBlank()) {
            report(
                    IssueCode.SYNTAX,
                    text.position(),
                    "a rule needs a name",
                    "The name is the rule's id in every decision.");
        }
    }

    private void report(IssueCode code, SourcePosition at, String message, String fix) {
        sink.accept(new RuleIssue(code, at, descr.getName(), message, fix));
    }

    private Condition condition() {
        return understood.size() == 1 ? understood.get(0) : new Condition.All(understood);
    }

    /** The rule as Drools compiles it: dates are read here, in UTC, and not by Drools in the zone of the machine. */
    private String sourceText() {
        List<? extends BaseDescr> parts = descr.getLhs().getDescrs();
        String whole = text.text();
        int body = parts.isEmpty() ? whole.length() : offset(parts.get(0)) - text.start();
        body = Math.max(0, Math.min(body, whole.length()));
        String head = DATES.matcher(whole.substring(0, body))
                .replaceAll(match -> match.group().replaceAll("[^\n]", " "));
        return head + whole.substring(body);
    }

    private void leftHandSide() {
        List<? extends BaseDescr> parts = descr.getLhs().getDescrs();
        if (parts.isEmpty()) {
            issues.moveTo(text.findKeyword("when", text.start()), "when");
            issues.error(
                    IssueCode.SYNTAX,
                    "nothing between when and then could be read as a condition",
                    "Write Ticket( ... ); the fallback has an empty Ticket().");
            understood.add(LeafReader.REFUSED);
        }
        for (BaseDescr part : parts) {
            if (part instanceof PatternDescr pattern && isTicket(pattern)) {
                ticketPattern(pattern);
            } else {
                furtherParts++;
                session(
                        "it has " + PartName.of(part) + " beside the ticket",
                        text.lines().positionAt(offset(part)));
            }
        }
        boolean severalTickets = parts.stream()
                        .filter(part -> part instanceof PatternDescr pattern && isTicket(pattern))
                        .count()
                > 1;
        if (severalTickets) {
            session("it has several Ticket patterns", text.position());
        }
    }

    private static boolean isTicket(PatternDescr pattern) {
        return "Ticket".equals(pattern.getObjectType())
                && pattern.getSource() == null
                && pattern.getBehaviors().isEmpty()
                && pattern.getAnnotations().isEmpty()
                && !pattern.isQuery();
    }

    private void ticketPattern(PatternDescr pattern) {
        for (BaseDescr part : pattern.getDescrs()) {
            if (reader.isFull()) {
                return;
            }
            int start = offset(part);
            boolean named = part instanceof ExprConstraintDescr expression
                    && expression.getType() == ExprConstraintDescr.Type.NAMED;
            Optional<Condition> condition = Optional.empty();
            if (named) {
                String constraint = ((ExprConstraintDescr) part).getExpression();
                issues.moveTo(start, constraint);
                condition = reader.read(constraint);
            }
            if (condition.isPresent()) {
                add(condition.get());
            } else {
                furtherParts++;
                session(
                        named ? reader.cause() : "a constraint has no operator",
                        text.lines().positionAt(start));
            }
        }
    }

    /** Top-level conjunctions are flattened, so that each of their parts can be a near miss of its own. */
    private void add(Condition condition) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(this::add);
        } else {
            understood.add(condition);
            guard.check(condition);
        }
    }

    private void consequence(Rule.Builder rule) {
        String code = String.valueOf(descr.getConsequence());
        SourcePosition at = text.lines().positionAt(text.findKeyword("then", lastPart()));
        Optional<Consequence> literal = Consequence.of(code);
        if (literal.isPresent()) {
            rule.team(literal.get().team()).reason(literal.get().reason());
        } else if (Consequence.of(code + ";").isPresent()) {
            report(
                    IssueCode.SYNTAX,
                    at,
                    "a semicolon is missing at the end of the consequence",
                    "Write: routing.to(...);");
        } else if (code.contains("routing")) {
            session("its consequence computes what it says", at);
            Consequence.onlyTeam(code).ifPresent(rule::team);
        } else {
            sink.accept(new RuleIssue(
                    IssueCode.NO_TEAM,
                    at,
                    descr.getName(),
                    "the consequence names no team",
                    "Write: routing.to(\"team-id\").because(\"reason\");"));
        }
        for (DrlScanner.Token team : Consequence.namedTeams(code)) {
            String id = Consequence.unquoted(team);
            if (context.teams().find(id).isEmpty()) {
                sink.accept(new RuleIssue(
                        IssueCode.UNKNOWN_TEAM,
                        text.lines().positionAt(text.find(team.text(), text.findKeyword("then", lastPart()))),
                        descr.getName(),
                        "there is no team \"" + id + "\"",
                        Suggestion.fix(id, context.teams().ids())));
            }
        }
    }

    private int lastPart() {
        List<? extends BaseDescr> parts = descr.getLhs().getDescrs();
        return parts.isEmpty()
                ? text.start()
                : offsets.applyAsInt(parts.get(parts.size() - 1).getEndCharacter());
    }

    private int offset(BaseDescr part) {
        return part.getStartCharacter() < 0 ? text.start() : offsets.applyAsInt(part.getStartCharacter());
    }

    /** Keeps the first cause; a binding is none by itself, it serves another part. */
    private void session(String cause, SourcePosition at) {
        if (sessionCause == null || sessionCause.startsWith(ExpressionReader.BINDS)) {
            sessionCause = cause;
            causeAt = at;
        }
    }

    private static Set<String> bindings(RuleDescr rule) {
        Set<String> names = new HashSet<>();
        for (BaseDescr part : rule.getLhs().getDescrs()) {
            if (part instanceof PatternDescr pattern) {
                names.addAll(pattern.getAllBoundIdentifiers());
            }
        }
        return names;
    }
}
