package dev.pointsman.drools;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleIssue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports issues at the words they are about. Drools gives constraints a position but not the words within, so this
 * walks through the text of a constraint as its conditions are read, from left to right. Confined to one thread.
 */
final class ConstraintIssues {

    private final RuleText text;
    private final @Nullable String rule;
    private final Consumer<RuleIssue> sink;
    private int at;
    private int errors;

    ConstraintIssues(RuleText text, @Nullable String rule, Consumer<RuleIssue> sink) {
        this.text = text;
        this.rule = rule;
        this.sink = sink;
        this.at = text.start();
    }

    /** Goes to an offset of the file: the start of a constraint. */
    void moveTo(int offset) {
        at = offset;
    }

    /** Goes on to the next place where this word stands. */
    void advanceTo(String word) {
        at = text.find(word, at);
    }

    /** Reports at the next place where this word stands, or here. */
    void error(IssueCode code, String word, String message, String fix) {
        int place = word.isEmpty() ? at : text.find(word, at);
        if (code.severity() == RuleIssue.Severity.ERROR) {
            errors++;
        }
        sink.accept(new RuleIssue(code, text.lines().positionAt(place), rule, message, fix));
    }

    /** Returns how many errors were reported. */
    int errors() {
        return errors;
    }
}
