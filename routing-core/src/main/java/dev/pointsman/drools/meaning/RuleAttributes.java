package dev.pointsman.drools.meaning;

import dev.pointsman.drools.text.RuleHead;
import dev.pointsman.drools.text.RuleText;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleDates;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Reads the attributes of a rule: salience, dates and enabled; refuses those by which rules would see each other or the
 * clock. Confined to one thread.
 */
public final class RuleAttributes {

    /** Attributes that change nothing, since every rule fires on its own session and only nominates. */
    private static final Set<String> HARMLESS = Set.of("no-loop", "dialect");

    private static final String SUPPRESS = "suppress";

    private final RuleHead rule;
    private final RuleText text;
    private final Consumer<RuleIssue> issues;

    /** Reads the head of a rule that stands in a text. */
    public RuleAttributes(RuleHead rule, RuleText text, Consumer<RuleIssue> issues) {
        this.rule = rule;
        this.text = text;
        this.issues = issues;
    }

    /** Reads all attributes into {@code builder}. */
    public void read(Rule.Builder builder) {
        Instant from = Instant.MIN;
        Instant until = Instant.MAX;
        for (Map.Entry<String, String> entry : rule.attributes().entrySet()) {
            String value = entry.getValue();
            switch (entry.getKey()) {
                case "salience" -> builder.salience(salience(value));
                case "enabled" -> builder.enabled(enabled(value));
                case "date-effective" -> from = date("date-effective", value).orElse(from);
                case "date-expires" -> until = date("date-expires", value).orElse(until);
                default -> refuse(entry.getKey());
            }
        }
        if (!from.isBefore(until)) {
            report(
                    IssueCode.BAD_DATE,
                    "date-effective",
                    "the rule expires at " + until + ", not after it takes effect at " + from,
                    "");
        }
        builder.effectiveFrom(from).expiresAt(until);
        annotations(builder);
    }

    private void annotations(Rule.Builder builder) {
        Map<String, String> notes = new TreeMap<>();
        for (RuleHead.Annotation annotation : rule.annotations()) {
            String value = annotation.value();
            if (annotation.duplicated()) {
                report(
                        IssueCode.REFUSED_ATTRIBUTE,
                        "@" + annotation.name(),
                        "the annotation @" + annotation.name() + " stands twice, Drools keeps only one of them",
                        annotation.name().equals(SUPPRESS)
                                ? "Join them in one text: @suppress(\"... until ... because ...; ... until ... because ...\")."
                                : "Join them in one text.");
            }
            if (annotation.name().equals(SUPPRESS)) {
                suppress(builder, value);
            } else {
                notes.put(annotation.name(), value);
            }
        }
        builder.notes(notes);
    }

    private void suppress(Rule.Builder builder, String value) {
        try {
            List<Suppression> suppressions = Suppression.parse(value);
            for (Suppression one : suppressions) {
                if (!one.code().canBeSuppressed()) {
                    throw new IllegalArgumentException(
                            "the error \"" + one.code().id() + "\" cannot be suppressed");
                }
            }
            builder.suppressions(suppressions);
        } catch (IllegalArgumentException e) {
            report(
                    IssueCode.BAD_SUPPRESSION,
                    "@" + SUPPRESS,
                    String.valueOf(e.getMessage()),
                    "Write: @suppress(\"absent-fails until 2027-06-30 because the intake form requires it\").");
        }
    }

    private int salience(String value) {
        String digits = value.strip();
        if (digits.startsWith("(") && digits.endsWith(")")) {
            digits = digits.substring(1, digits.length() - 1).strip();
        }
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            report(
                    IssueCode.REFUSED_ATTRIBUTE,
                    "salience",
                    "salience must be a whole number, found " + value,
                    "A computed salience would make the order of rules depend on the ticket.");
            return 0;
        }
    }

    private boolean enabled(String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            report(IssueCode.REFUSED_ATTRIBUTE, "enabled", "enabled must be true or false, found " + value, "");
        }
        return !word.equals("false");
    }

    private Optional<Instant> date(String attribute, String value) {
        Optional<Instant> date = RuleDates.parse(value);
        if (date.isEmpty()) {
            report(
                    IssueCode.BAD_DATE,
                    attribute,
                    "\"" + value + "\" is no date",
                    "Write \"2026-11-22T03:00:00Z\", \"2026-11-22\" (the start of that day in UTC) or \"22-Nov-2026\".");
        }
        return date;
    }

    private void refuse(String attribute) {
        if (!HARMLESS.contains(attribute)) {
            report(
                    IssueCode.REFUSED_ATTRIBUTE,
                    attribute,
                    "the attribute " + attribute + " is not supported",
                    "Every rule that matches nominates its team; which one wins is decided by salience, then by"
                            + " narrowness. Take the attribute out.");
        }
    }

    private void report(IssueCode code, String at, String message, String fix) {
        issues.accept(new RuleIssue(code, text.positionOf(at), rule.name(), message, fix));
    }
}
