package dev.pointsman.rule;

import dev.pointsman.source.SourceFile;
import dev.pointsman.source.SourcePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Reads every file of a rule set and checks what only the whole shows: ids that stand twice, and the one fallback.
 *
 * @param rules the rules that could be read
 * @param issues all issues, in source order
 */
record RuleSetReading(List<Rule> rules, List<RuleIssue> issues) {

    static RuleSetReading of(List<SourceFile> files, RuleReader.Context context, List<RuleIssue> earlier) {
        Map<String, RuleReader> readers = readers();
        List<Rule> rules = new ArrayList<>();
        List<RuleIssue> issues = new ArrayList<>(earlier);
        for (RuleReader.Reading reading : ParallelReading.of(files, file -> read(file, readers, context))) {
            rules.addAll(reading.rules());
            issues.addAll(reading.issues());
        }
        boolean complete = issues.stream()
                .noneMatch(issue -> issue.code() == IssueCode.SYNTAX
                        || issue.code() == IssueCode.LIMIT
                        || issue.code() == IssueCode.FILE);
        issues.addAll(duplicates(rules));
        issues.addAll(fallbacks(rules, complete));
        return new RuleSetReading(List.copyOf(rules), issues.stream().sorted().toList());
    }

    private static RuleReader.Reading read(
            SourceFile file, Map<String, RuleReader> readers, RuleReader.Context context) {
        RuleReader reader = readers.get(extension(file.name()));
        if (reader == null) {
            return only(new RuleIssue(
                    IssueCode.UNREAD_FILE,
                    SourcePosition.ofFile(file.name()),
                    null,
                    "no rule language has this ending, the file is not read",
                    "Rule files end with ." + String.join(", .", readers.keySet()) + "."));
        }
        RuleReader.Reading reading = reader.read(file, context);
        if (reading.rules().isEmpty() && reading.issues().isEmpty()) {
            return only(new RuleIssue(
                    IssueCode.EMPTY_FILE, SourcePosition.ofFile(file.name()), null, "the file holds no rule", ""));
        }
        return reading;
    }

    private static RuleReader.Reading only(RuleIssue issue) {
        return new RuleReader.Reading(List.of(), List.of(issue));
    }

    boolean hasErrors() {
        return issues.stream().anyMatch(issue -> issue.severity() == RuleIssue.Severity.ERROR);
    }

    static Map<String, RuleReader> readers() {
        Map<String, RuleReader> readers = new TreeMap<>();
        for (RuleReader reader : ServiceLoader.load(RuleReader.class, RuleReader.class.getClassLoader())) {
            readers.put(reader.extension(), reader);
        }
        if (readers.isEmpty()) {
            throw new RuleEngineException("no rule language is registered under META-INF/services/"
                    + RuleReader.class.getName()
                    + "\n  A jar that was packed from several must merge their service files.");
        }
        return readers;
    }

    private static String extension(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1);
    }

    private static List<RuleIssue> duplicates(List<Rule> rules) {
        List<RuleIssue> issues = new ArrayList<>();
        Map<String, Rule> first = new HashMap<>();
        for (Rule rule : rules) {
            Rule earlier = first.putIfAbsent(rule.id(), rule);
            if (earlier != null) {
                issues.add(new RuleIssue(
                        IssueCode.DUPLICATE_RULE,
                        rule.position(),
                        rule.id(),
                        "this id stands at " + earlier.position() + " as well",
                        "Give one of the two another name."));
            }
        }
        return issues;
    }

    private static List<RuleIssue> fallbacks(List<Rule> rules, boolean complete) {
        List<RuleIssue> issues = new ArrayList<>();
        List<Rule> fallbacks = rules.stream()
                .filter(Rule::isFallback)
                .sorted(java.util.Comparator.comparing(Rule::position))
                .toList();
        if (fallbacks.isEmpty() && complete) {
            issues.add(new RuleIssue(
                    IssueCode.NO_FALLBACK,
                    SourcePosition.ofFile("rules"),
                    null,
                    "no rule is without a condition, so some tickets would have no owner",
                    "Add: rule \"fallback\" when Ticket() then routing.to(\"...\"); end, or in a .route file: default rule"
                            + " fallback route to ..."));
        }
        for (Rule second : fallbacks.subList(Math.min(1, fallbacks.size()), fallbacks.size())) {
            issues.add(new RuleIssue(
                    IssueCode.SECOND_FALLBACK,
                    second.position(),
                    second.id(),
                    "the rule \"" + fallbacks.get(0).id() + "\" at "
                            + fallbacks.get(0).position() + " is the fallback already",
                    "Give one of the two a condition."));
        }
        for (Rule fallback : fallbacks) {
            boolean always = fallback.enabled()
                    && fallback.effectiveFrom().equals(Instant.MIN)
                    && fallback.expiresAt().equals(Instant.MAX);
            if (!always) {
                issues.add(new RuleIssue(
                        IssueCode.FALLBACK_NOT_ALWAYS,
                        fallback.position(),
                        fallback.id(),
                        "the fallback must always be in force",
                        "Take out what switches it off or bounds it in time."));
            }
        }
        if (complete && rules.size() == 1 && fallbacks.size() == 1) {
            issues.add(new RuleIssue(
                    IssueCode.ONLY_FALLBACK,
                    fallbacks.get(0).position(),
                    fallbacks.get(0).id(),
                    "there is no rule beside the fallback",
                    ""));
        }
        return issues;
    }
}
