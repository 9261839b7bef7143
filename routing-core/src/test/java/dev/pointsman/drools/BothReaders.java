package dev.pointsman.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.drools.plain.PlainText;
import dev.pointsman.rule.Condition;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.rule.RuleSource;
import dev.pointsman.rule.Suppression;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.AttributeType;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a file with the reader of plain rules and with Drools' parser alone, and demands that nothing differs. */
public final class BothReaders {

    private static final TicketSchema CLOSED = TicketSchema.builder()
            .values(TicketField.CATEGORY, Set.of("a", "ab c", "refund"))
            .values(TicketField.REGION, Set.of("EU", "US", "UK"))
            .values(TicketField.TAGS, Set.of("vip"))
            .attribute("amount", AttributeType.NUMBER)
            .attribute("größe", Set.of("a", "größe 🚚"))
            .build();
    private static final TeamDirectory TEAMS = TeamDirectory.of(
            Stream.of("a", "b", "team-1", "größe").map(id -> Team.of(id, id)).toList());

    /** Every level, policy and schema under which texts are compared. */
    public static final List<RuleReader.Context> CONTEXTS = contexts();

    private BothReaders() {}

    private static List<RuleReader.Context> contexts() {
        List<RuleReader.Context> contexts = new ArrayList<>();
        for (LanguageLevel level : LanguageLevel.values()) {
            contexts.add(new RuleReader.Context(level, RulePolicy.RESTRICTED, TicketSchema.OPEN, TEAMS));
            contexts.add(new RuleReader.Context(level, RulePolicy.RESTRICTED, CLOSED, TEAMS));
            contexts.add(new RuleReader.Context(level, RulePolicy.TRUSTED, TicketSchema.OPEN, TEAMS));
        }
        return contexts;
    }

    /** What a rule set can see of a rule. */
    private record Seen(
            String id,
            int salience,
            Condition condition,
            Optional<String> sessionCause,
            Optional<String> team,
            Optional<String> reason,
            Instant effectiveFrom,
            Instant expiresAt,
            boolean enabled,
            boolean fallback,
            List<Suppression> suppressions,
            Map<String, String> notes,
            SourcePosition position,
            RuleSource source) {

        static Seen of(Rule rule) {
            return new Seen(
                    rule.id(),
                    rule.salience(),
                    rule.condition(),
                    rule.sessionCause(),
                    rule.team(),
                    rule.reason(),
                    rule.effectiveFrom(),
                    rule.expiresAt(),
                    rule.enabled(),
                    rule.isFallback(),
                    rule.suppressions(),
                    rule.notes(),
                    rule.position(),
                    rule.source());
        }
    }

    private record Result(List<Seen> rules, List<RuleIssue> issues) {
        static Result of(RuleReader.Reading reading) {
            return new Result(reading.rules().stream().map(Seen::of).toList(), reading.issues());
        }
    }

    /**
     * Compares both readers on a text.
     *
     * @return how many rules were read without Drools' parser
     */
    public static int compare(String text, RuleReader.Context context) {
        SourceFile file = new SourceFile("rules/a.drl", text);
        LineMap lines = new LineMap(file);
        Result drools = Result.of(DrlReader.readWithDrools(lines, context));
        Result both = Result.of(new DrlReader().read(file, context));
        assertThat(both)
                .as("%s %s:%n%s", context.level(), context.policy(), text)
                .isEqualTo(drools);
        return PlainText.of(lines, context.policy()).recognised().size();
    }

    /** As {@link #compare(String, RuleReader.Context)}, where the readers differ: where some rule is recognised. */
    public static boolean compareIfRecognised(String text, RuleReader.Context context) {
        LineMap lines = new LineMap(new SourceFile("rules/a.drl", text));
        return !PlainText.of(lines, context.policy()).recognised().isEmpty() && compare(text, context) > 0;
    }

    /** As {@link #compare(String, RuleReader.Context)} at every level, under every policy and schema. */
    public static int compare(String text) {
        return CONTEXTS.stream()
                .mapToInt(context -> compare(text, context))
                .max()
                .orElseThrow();
    }
}
