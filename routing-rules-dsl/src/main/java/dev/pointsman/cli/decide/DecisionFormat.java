package dev.pointsman.cli.decide;

import dev.pointsman.cli.command.Choice;
import dev.pointsman.rule.RuleSet;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;

/** How decisions are written down. */
enum DecisionFormat {
    TEXT,
    JSONL,
    CSV;

    /** Tells whether there is a place for explanations. */
    boolean explains() {
        return this != CSV;
    }

    /** The ways of writing decisions, for the help. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Choice.names(DecisionFormat.class).iterator();
        }
    }

    /** Starts writing. */
    DecisionWriter open(Writer out, RuleSet ruleSet) throws IOException {
        return switch (this) {
            case TEXT -> TextDecisions.start(out, ruleSet);
            case JSONL -> new JsonDecisions(out);
            case CSV -> CsvDecisions.start(out);
        };
    }
}
