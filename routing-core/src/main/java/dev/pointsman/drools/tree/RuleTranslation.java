package dev.pointsman.drools.tree;

import dev.pointsman.drools.meaning.RuleAttributes;
import dev.pointsman.drools.meaning.UnderstoodConditions;
import dev.pointsman.drools.text.Consequence;
import dev.pointsman.drools.text.DrlScanner;
import dev.pointsman.drools.text.RuleHead;
import dev.pointsman.drools.text.RuleText;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.rule.RuleSource;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.source.Suggestion;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AnnotationDescr;
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

    private final RuleDescr descr;
    private final RuleText text;
    private final IntUnaryOperator offsets;
    private final RuleReader.Context context;
    private final Consumer<RuleIssue> sink;
    private final PlacedIssues issues;
    private final ExpressionReader reader;
    private final UnderstoodConditions understood;
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
        this.understood = new UnderstoodConditions(issues);
        this.reader = new ExpressionReader(bindings(descr), context.schema(), issues);
    }

    /** Returns the rule. */
    Rule rule(String header) {
        RuleSource source = new RuleSource(header, sourceText(), text.position().line());
        Rule.Builder rule = Rule.builder(descr.getName(), text.position(), source);
        new RuleAttributes(head(), text, sink).read(rule);
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
        return rule.condition(understood.whole()).build();
    }

    private RuleHead head() {
        Map<String, String> attributes = new LinkedHashMap<>();
        descr.getAttributes().forEach((name, attribute) -> attributes.put(name, attribute.getValue()));
        List<RuleHead.Annotation> annotations = descr.getAnnotations().stream()
                .map(one -> new RuleHead.Annotation(
                        one.getName(),
                        one.getValueMap().entrySet().stream()
                                .map(RuleTranslation::annotationValue)
                                .collect(Collectors.joining(", ")),
                        one.isDuplicated()))
                .toList();
        return new RuleHead(descr.getName(), attributes, annotations);
    }

    private static String annotationValue(Map.Entry<String, Object> entry) {
        String text = String.valueOf(entry.getValue()).strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        String value = quoted ? text.substring(1, text.length() - 1) : text;
        return entry.getKey().equals(AnnotationDescr.VALUE) ? value : entry.getKey() + "=" + value;
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

    private String sourceText() {
        List<? extends BaseDescr> parts = descr.getLhs().getDescrs();
        return text.withoutDates(parts.isEmpty() ? text.end() : offset(parts.get(0)));
    }

    private void leftHandSide() {
        List<? extends BaseDescr> parts = descr.getLhs().getDescrs();
        if (parts.isEmpty()) {
            issues.moveTo(text.findKeyword("when", text.start()), "when");
            issues.error(
                    IssueCode.SYNTAX,
                    "nothing between when and then could be read as a condition",
                    "Write Ticket( ... ); the fallback has an empty Ticket().");
            understood.addRefused();
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
                understood.add(condition.get());
            } else {
                furtherParts++;
                session(
                        named ? reader.cause() : "a constraint has no operator",
                        text.lines().positionAt(start));
            }
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
