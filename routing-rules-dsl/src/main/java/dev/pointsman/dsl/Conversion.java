package dev.pointsman.dsl;

import dev.pointsman.dsl.layout.RouteFormat;
import dev.pointsman.dsl.meaning.DrlText;
import dev.pointsman.dsl.meaning.RuleSyntax;
import dev.pointsman.dsl.syntax.Syntax;
import dev.pointsman.dsl.syntax.Syntax.Item;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleLimits;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rule files of a rule set in another language. The rules mean the same: that is checked. Notes, suppressions and
 * reasons are carried over, and comments: those within a rule or behind it go above it. Immutable.
 *
 * @param files all rule files afterwards, by name; those that need no conversion as they were
 * @param kept rules that the language cannot say: session rules, which stay DRL
 */
public record Conversion(List<SourceFile> files, List<Rule> kept) {

    /** A language that rules can be converted to. */
    public enum Language {
        /** The routing language. */
        ROUTE,
        /** Drools' rule language. */
        DRL
    }

    private static final Pattern NOTE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern UNWRITABLE = Pattern.compile("[\"\\\\\\p{Cntrl}]");

    public Conversion {
        files = List.copyOf(files);
        kept = List.copyOf(kept);
    }

    /**
     * Converts a rule set.
     *
     * @throws RuleEngineException if the converted rules would not mean the same; nothing is known that leads to it
     */
    public static Conversion of(RuleSet ruleSet, Language to) {
        Map<String, List<Rule>> byFile = ruleSet.rules().stream()
                .sorted(Comparator.comparing(Rule::position))
                .collect(
                        Collectors.groupingBy(rule -> rule.position().file(), LinkedHashMap::new, Collectors.toList()));
        Set<String> names =
                new TreeSet<>(ruleSet.files().stream().map(SourceFile::name).toList());
        List<SourceFile> files = new ArrayList<>();
        List<Rule> kept = new ArrayList<>();
        for (SourceFile file : ruleSet.files()) {
            List<Rule> rules = byFile.getOrDefault(file.name(), List.of());
            boolean converts = !rules.isEmpty() && isDrl(file.name()) == (to == Language.ROUTE);
            List<Rule> said =
                    rules.stream().filter(rule -> converts && isSayable(rule)).toList();
            List<Rule> unsaid = rules.stream()
                    .filter(rule -> converts && !said.contains(rule))
                    .toList();
            kept.addAll(unsaid);
            if (said.isEmpty()) {
                files.add(file);
                continue;
            }
            RuleComments comments = RuleComments.of(file, rules);
            ConvertedText converted = new ConvertedText(file, comments);
            files.add(new SourceFile(newName(file.name(), to, names), converted.text(said, unsaid.isEmpty(), to)));
            if (!unsaid.isEmpty()) {
                files.add(converted.without(said, rules));
            }
        }
        files.sort(Comparator.comparing(SourceFile::name));
        Conversion conversion = new Conversion(files, kept);
        conversion.check(ruleSet);
        return conversion;
    }

    private void check(RuleSet before) {
        RuleSet.Builder after = RuleSet.builder(before.version().name())
                .level(before.level())
                .policy(before.policy())
                .schema(before.schema())
                .teams(before.teams());
        files.forEach(file -> after.file(file.name(), file.text()));
        if (!after.build().meaning().equals(before.meaning())) {
            throw new RuleEngineException("the converted rules do not mean the same");
        }
    }

    private static boolean isDrl(String file) {
        return file.endsWith(".drl");
    }

    private static String newName(String name, Language to, Set<String> names) {
        String ending = to == Language.ROUTE ? ".route" : ".drl";
        String wanted = name.substring(0, name.lastIndexOf('.')) + ending;
        return names.contains(wanted) ? name + ending : wanted;
    }

    private static boolean isSayable(Rule rule) {
        return !rule.isSessionRule()
                && !UNWRITABLE.matcher(rule.id()).find()
                && rule.notes().keySet().stream()
                        .allMatch(name -> NOTE_NAME.matcher(name).matches())
                && rule.notes().values().stream()
                        .noneMatch(value -> UNWRITABLE.matcher(value).find())
                && DrlText.nesting(rule.condition()) <= RuleLimits.CONDITION_NESTING;
    }

    /** Returns rules in the routing language. */
    static String route(List<Rule> rules) {
        List<Item> items = new ArrayList<>();
        rules.forEach(rule -> items.add(RuleSyntax.of(rule)));
        return RouteFormat.format(new Syntax(items, List.of(), true));
    }

    /** Returns plain rules as the text of a DRL file. */
    public static String drl(List<Rule> rules) {
        return DrlText.HEADER
                + rules.stream().map(rule -> "\n" + DrlText.rule(rule)).collect(Collectors.joining());
    }
}
