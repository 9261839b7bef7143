package dev.pointsman.drools.tree;

import java.util.Locale;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PatternDescr;

/** Says in a word what a part of a left-hand side is. */
final class PartName {

    private PartName() {}

    static String of(BaseDescr part) {
        if (part instanceof PatternDescr pattern) {
            return pattern.getSource() == null
                    ? "a pattern on " + pattern.getObjectType()
                    : keyword(pattern.getSource());
        }
        return keyword(part);
    }

    private static String keyword(BaseDescr part) {
        return "\"" + part.getClass().getSimpleName().replace("Descr", "").toLowerCase(Locale.ROOT) + "\"";
    }
}
