package dev.pointsman.drools;

import java.util.Locale;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PatternDescr;

/** Says in a word what a part of a left-hand side is. */
final class PartName {

    private PartName() {}

    static String of(BaseDescr part) {
        if (part instanceof PatternDescr pattern) {
            String from = pattern.getSource() == null ? "" : " with a source (from, accumulate)";
            return "a pattern on " + pattern.getObjectType() + from;
        }
        String name = part.getClass().getSimpleName().replace("Descr", "");
        return "a \"" + name.toLowerCase(Locale.ROOT) + "\"";
    }
}
