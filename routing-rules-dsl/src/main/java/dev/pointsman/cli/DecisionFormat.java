package dev.pointsman.cli;

import dev.pointsman.rule.RuleSet;
import java.io.IOException;
import java.io.Writer;

/** How decisions are written down. */
enum DecisionFormat {
    TEXT,
    JSONL,
    CSV;

    /** Tells whether there is a place for explanations. */
    boolean explains() {
        return this != CSV;
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
