package dev.pointsman.drools;

import dev.pointsman.drools.plain.PlainReading;
import dev.pointsman.drools.plain.PlainRule;
import dev.pointsman.drools.plain.PlainText;
import dev.pointsman.drools.text.RuleText;
import dev.pointsman.drools.tree.DroolsReading;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads DRL. A rule whose constraints are all understood becomes a plain rule; any other becomes a session rule, and an
 * issue says why. Thread-safe.
 *
 * <p>Drools' own parser has the last word on every text. Plain rules in the form in which they are commonly written are
 * recognised without it, from the start of the file up to the first rule that is not, or in which something is to be reported;
 * the parser reads what is left, and the whole file when anything is wrong with it.
 */
public final class DrlReader implements RuleReader {

    /** Creates a reader, as {@link java.util.ServiceLoader} does. */
    public DrlReader() {}

    @Override
    public String extension() {
        return "drl";
    }

    @Override
    public Reading read(SourceFile file, Context context) {
        LineMap lines = new LineMap(file);
        PlainText plain = PlainText.of(lines, context.policy());
        return plain.recognised().isEmpty()
                ? readWithDrools(lines, context)
                : readPlain(plain, lines, context).orElseGet(() -> readWithDrools(lines, context));
    }

    /** As {@link #read}, with Drools' parser whatever the text. */
    static Reading readWithDrools(LineMap lines, Context context) {
        DroolsReading drools = new DroolsReading(lines, context);
        return drools.reading(header(lines, drools.texts()));
    }

    /** Empty when there is an error, for Drools' parser to tell. */
    private static Optional<Reading> readPlain(PlainText plain, LineMap lines, Context context) {
        List<RuleText> texts = plain.recognised().stream().map(PlainRule::text).toList();
        String header = header(lines, texts);
        PlainReading read = PlainReading.of(plain.recognised(), header, context);
        if (plain.isWhole() && read.rules().size() == texts.size()) {
            return Optional.of(new Reading(read.rules(), List.of()));
        }
        SourceFile residue =
                new SourceFile(lines.file().name(), read.residue(lines.file().text()));
        DroolsReading drools = new DroolsReading(new LineMap(residue), context);
        if (!drools.isParsed()) {
            return Optional.empty();
        }
        List<RuleText> all = new ArrayList<>(read.texts());
        all.addAll(drools.texts());
        String wholeHeader = header(lines, all);
        Reading rest = drools.reading(wholeHeader);
        if (rest.issues().stream().anyMatch(issue -> issue.severity() == RuleIssue.Severity.ERROR)) {
            return Optional.empty();
        }
        List<Rule> rules = new ArrayList<>(rest.rules());
        rules.addAll(
                wholeHeader.equals(header)
                        ? read.rules()
                        : PlainReading.of(plain.recognised(), wholeHeader, context)
                                .rules());
        rules.sort(Comparator.comparing(Rule::position));
        return Optional.of(new Reading(rules, rest.issues()));
    }

    /** Everything outside of rules. Its line breaks do not matter: messages are mapped by rule. */
    private static String header(LineMap lines, List<RuleText> rules) {
        SortedMap<Integer, Integer> stretches = new TreeMap<>();
        rules.forEach(rule -> stretches.put(rule.start(), rule.end()));
        String text = lines.file().text();
        StringBuilder header = new StringBuilder();
        int at = 0;
        for (Map.Entry<Integer, Integer> stretch : stretches.entrySet()) {
            header.append(text, at, stretch.getKey());
            at = stretch.getValue();
        }
        return header.append(text.substring(at)).toString().strip();
    }
}
