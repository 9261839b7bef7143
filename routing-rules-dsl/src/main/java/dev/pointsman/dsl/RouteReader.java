package dev.pointsman.dsl;

import dev.pointsman.dsl.Syntax.Item;
import dev.pointsman.dsl.Syntax.RuleItem;
import dev.pointsman.dsl.Syntax.TableItem;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code *.route} files: the routing language that {@code docs/language.md} describes. Thread-safe. */
public final class RouteReader implements RuleReader {

    /** Creates a reader, as {@link java.util.ServiceLoader} does. */
    public RouteReader() {}

    @Override
    public String extension() {
        return "route";
    }

    @Override
    public Reading read(SourceFile file, Context context) {
        Problems problems = new Problems(new LineMap(file));
        return read(Parser.parse(problems).items(), context, problems);
    }

    static Reading read(List<Item> items, Context context, Problems problems) {
        List<Rule> rules = new ArrayList<>();
        for (Item item : items) {
            List<RuleItem> written = item instanceof TableItem table ? TableRules.of(table) : List.of((RuleItem) item);
            for (RuleItem rule : written) {
                new RouteTranslation(rule, context, problems).rule().ifPresent(rules::add);
            }
        }
        return new Reading(rules, problems.issues());
    }
}
