package dev.pointsman.drools.plain;

import dev.pointsman.drools.meaning.ConditionReader;
import dev.pointsman.drools.meaning.LeafReader;
import dev.pointsman.drools.meaning.RuleAttributes;
import dev.pointsman.drools.meaning.UnderstoodConditions;
import dev.pointsman.drools.text.Comparison;
import dev.pointsman.drools.text.RuleText;
import dev.pointsman.drools.text.StringLiteral;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.rule.RuleSource;
import dev.pointsman.source.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns the rules that {@link PlainText} recognised into rules, where nothing about them is to be reported: any doubt
 * leaves a rule to Drools' parser and to those who word issues. Immutable.
 *
 * @param rules in source order
 * @param texts their stretches of the file, likewise
 */
public record PlainReading(List<Rule> rules, List<RuleText> texts) {

    /** Reads rules that were recognised in a file. */
    public static PlainReading of(List<PlainRule> recognised, String header, RuleReader.Context context) {
        List<Rule> rules = new ArrayList<>(recognised.size());
        List<RuleText> texts = new ArrayList<>(recognised.size());
        for (PlainRule plain : recognised) {
            rule(plain, header, context).ifPresent(rule -> {
                rules.add(rule);
                texts.add(plain.text());
            });
        }
        return new PlainReading(rules, texts);
    }

    private static Optional<Rule> rule(PlainRule plain, String header, RuleReader.Context context) {
        RuleText text = plain.text();
        SourcePosition position = text.position();
        RuleSource source = new RuleSource(header, text.withoutDates(plain.pattern()), position.line());
        Rule.Builder rule = Rule.builder(plain.head().name(), position, source);
        Doubt doubt = new Doubt();
        new RuleAttributes(plain.head(), text, doubt::issue).read(rule);
        ConditionReader reader = new ConditionReader(new LeafReader(context.schema(), doubt), doubt);
        UnderstoodConditions understood = new UnderstoodConditions(doubt);
        for (Comparison constraint : plain.constraints()) {
            Optional<Condition> condition = reader.read(constraint);
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            understood.add(condition.get());
        }
        if (doubt.any() || context.teams().find(plain.team()).isEmpty()) {
            return Optional.empty();
        }
        rule.condition(understood.whole()).team(plain.team());
        String reason = plain.reason();
        if (reason != null) {
            rule.reason(StringLiteral.value(reason).orElseThrow());
        }
        return Optional.of(rule.build());
    }

    /** Returns the file with white space in the place of the rules that were read: what is left, where it stood. */
    public String residue(String text) {
        StringBuilder residue = new StringBuilder(text);
        for (RuleText read : texts) {
            for (int i = read.start(); i < read.end(); i++) {
                if (text.charAt(i) != '\n') {
                    residue.setCharAt(i, ' ');
                }
            }
        }
        return residue.toString();
    }
}
