package dev.pointsman.ruletest;

import dev.pointsman.decision.Outcome;
import dev.pointsman.explain.Question;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.source.YamlNode;
import dev.pointsman.team.Contact;
import dev.pointsman.text.Printable;
import dev.pointsman.ticket.Fact;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticketfile.IsoInstant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the parts of which cases, tables and files are made. */
final class CaseReader {

    private final RuleSet ruleSet;
    private final TestIssues issues;
    private final List<String> ruleIds;

    CaseReader(RuleSet ruleSet, TestIssues issues) {
        this.ruleSet = ruleSet;
        this.issues = issues;
        this.ruleIds = ruleSet.rules().stream().map(Rule::id).toList();
    }

    /** Reads {@code at}, {@code facts} and {@code ticket}; what is not said is as in {@code shared}. */
    Setting setting(Map<String, YamlNode> entries, Setting shared) {
        int errors = issues.errors();
        YamlNode at = entries.get("at");
        YamlNode facts = entries.get("facts");
        YamlNode ticket = entries.get("ticket");
        Instant instant = at == null ? shared.at() : instant(at).orElse(shared.at());
        List<Fact> known = facts == null ? shared.facts() : facts(facts);
        TicketCells cells = ticket == null ? TicketCells.NONE : TicketCells.read(ticket, ruleSet, issues);
        boolean broken = shared.broken() || issues.errors() > errors;
        return new Setting(instant, known, shared.ticket().with(cells), broken);
    }

    /** Reads a point in time. */
    Optional<Instant> instant(YamlNode node) {
        try {
            return node.text().map(IsoInstant::parse);
        } catch (IllegalArgumentException e) {
            issues.add(IssueCode.BAD_DATE, node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Reads {@code expect}: a map, or the id of a team. */
    List<Expected> expected(@Nullable YamlNode node, YamlNode testCase) {
        if (node == null) {
            noExpectation(testCase);
            return List.of();
        }
        if (!node.isMap()) {
            return expected(Aspect.TEAM, node).map(List::of).orElse(List.of());
        }
        List<Expected> expected = new ArrayList<>();
        node.map(Aspect.keys())
                .forEach((key, value) -> Aspect.find(key)
                        .flatMap(aspect -> expected(aspect, value))
                        .ifPresent(expected::add));
        if (node.map().isEmpty()) {
            noExpectation(testCase);
        }
        return expected;
    }

    /** Says that a case expects nothing. */
    void noExpectation(YamlNode testCase) {
        issues.add(
                IssueCode.BAD_TEST,
                testCase.position(),
                "the case expects nothing, so it could not fail",
                "Say what is expected: " + String.join(", ", Aspect.keys()) + ".");
    }

    /** Reads one expectation; empty, after an issue, if no decision could meet it. */
    Optional<Expected> expected(Aspect aspect, YamlNode node) {
        Optional<String> text = node.text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String value = text.get();
        switch (aspect) {
            case TEAM, NOT_TEAM -> {
                if (ruleSet.teams().find(value).isEmpty()) {
                    unknown(
                            IssueCode.UNKNOWN_TEAM,
                            node,
                            "team",
                            ruleSet.teams().ids());
                    return Optional.empty();
                }
            }
            case RULE -> {
                if (ruleSet.find(value).isEmpty()) {
                    unknown(IssueCode.UNKNOWN_RULE, node, "rule", ruleIds);
                    return Optional.empty();
                }
            }
            case OUTCOME -> {
                List<String> outcomes =
                        Arrays.stream(Outcome.values()).map(Outcome::name).toList();
                if (!outcomes.contains(value)) {
                    unknown(IssueCode.BAD_TEST, node, "outcome", outcomes);
                    return Optional.empty();
                }
            }
            case CONTACT -> {
                return contact(node, value);
            }
        }
        return Optional.of(new Expected(aspect, value));
    }

    private Optional<Expected> contact(YamlNode node, String value) {
        if (value.equals(Aspect.NO_CONTACT)) {
            return Optional.of(new Expected(Aspect.CONTACT, value));
        }
        try {
            return Optional.of(new Expected(Aspect.CONTACT, Contact.parse(value).toString()));
        } catch (IllegalArgumentException e) {
            issues.add(IssueCode.BAD_TEST, node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void unknown(IssueCode code, YamlNode node, String what, Collection<String> known) {
        String found = node.text().orElse("");
        issues.addUnknown(code, node, "there is no " + what + " " + Printable.quoted(found), found, known);
    }

    /** Puts a case together: one, or none after an issue. */
    List<TestCase> testCase(String given, SourcePosition position, Setting setting, List<Expected> expected) {
        String name = Printable.line(given);
        if (setting.at() == null && !setting.broken()) {
            issues.add(
                    IssueCode.BAD_TEST,
                    position,
                    "the case has no instant, and rules depend on it",
                    "Write at: 2026-11-22T03:00:00Z in the case, in its table, or once at the top of the file.");
        }
        try {
            int errors = issues.errors();
            Ticket ticket = setting.ticket().ticket(name, ruleSet, issues);
            if (setting.at() == null || setting.broken() || expected.isEmpty() || issues.errors() > errors) {
                return List.of();
            }
            Question question = new Question(ticket, setting.facts(), setting.at());
            return List.of(new TestCase(name, position, question, expected));
        } catch (IllegalArgumentException e) {
            issues.add(IssueCode.WRONG_TYPE, position, String.valueOf(e.getMessage()), "");
            return List.of();
        }
    }

    private List<Fact> facts(YamlNode node) {
        List<Fact> facts = new ArrayList<>();
        for (YamlNode entry : node.list()) {
            Map<String, YamlNode> entries = entry.map(List.of("kind", "attributes"));
            YamlNode kind = entries.get("kind");
            if (kind == null) {
                issues.add(IssueCode.BAD_TEST, entry, "a fact needs a \"kind\"");
                continue;
            }
            Map<String, Object> attributes = new LinkedHashMap<>();
            if (entries.containsKey("attributes")) {
                entries.get("attributes")
                        .map()
                        .forEach((name, value) -> value.value().ifPresent(found -> attributes.put(name, found)));
            }
            try {
                kind.text().ifPresent(text -> facts.add(new Fact(text, attributes)));
            } catch (IllegalArgumentException e) {
                issues.add(IssueCode.WRONG_TYPE, entry, String.valueOf(e.getMessage()));
            }
        }
        return facts;
    }
}
