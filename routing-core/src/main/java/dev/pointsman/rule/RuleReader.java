package dev.pointsman.rule;

import dev.pointsman.source.SourceFile;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.TicketSchema;
import java.util.List;

/**
 * A rule language: turns a text into rules. Implementations are found with {@link java.util.ServiceLoader} and must be
 * thread-safe.
 */
public interface RuleReader {

    /** Returns the ending of the files it reads, without the dot, for instance {@code drl}. */
    String extension();

    /**
     * Reads a file. Never throws for what the file says: every finding is an issue with a position.
     *
     * @param file the text
     * @param context what the rules are checked against
     */
    Reading read(SourceFile file, Context context);

    /**
     * What a file holds.
     *
     * @param rules the rules that could be read, in source order
     * @param issues what is wrong or doubtful
     */
    record Reading(List<Rule> rules, List<RuleIssue> issues) {
        public Reading {
            rules = List.copyOf(rules);
            issues = List.copyOf(issues);
        }
    }

    /**
     * What rules are checked against.
     *
     * @param level the level of DRL
     * @param policy what rule text may do
     * @param schema which values exist
     * @param teams which teams exist
     */
    record Context(LanguageLevel level, RulePolicy policy, TicketSchema schema, TeamDirectory teams) {}
}
