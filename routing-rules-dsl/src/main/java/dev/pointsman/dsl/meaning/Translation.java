package dev.pointsman.dsl.meaning;

import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.dsl.syntax.Syntax.Item;
import dev.pointsman.dsl.syntax.Syntax.RuleItem;
import dev.pointsman.dsl.syntax.Syntax.TableItem;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleReader;
import java.util.ArrayList;
import java.util.List;

/** Turns what a file says into rules, the rows of its tables included. Stateless. */
public final class Translation {

    private Translation() {}

    /** Returns the rules that could be read, and every issue of the file: those found so far and those of the meaning. */
    public static RuleReader.Reading of(List<? extends Item> items, RuleReader.Context context, Problems problems) {
        List<Rule> rules = new ArrayList<>();
        for (Item item : items) {
            List<RuleItem> written = item instanceof TableItem table ? TableRules.of(table) : List.of((RuleItem) item);
            for (RuleItem rule : written) {
                new RouteTranslation(rule, context, problems).rule().ifPresent(rules::add);
            }
        }
        return new RuleReader.Reading(rules, problems.issues());
    }
}
