package dev.pointsman.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.pointsman.dsl.parse.Lexer;
import dev.pointsman.dsl.syntax.Comment;
import dev.pointsman.dsl.syntax.Keyword;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RulePolicy;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.testing.Generator;
import dev.pointsman.ticket.TicketSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Breaks valid files in many ways: reading them never fails, never hangs, and every issue has a place in the file.
 *
 * <p>{@code -Dpointsman.fuzz.mutations=1000000} for a long run, {@code -Dpointsman.fuzz.seed=N} for another one.
 */
class RouteFuzzTest {

    private static final long MUTATIONS = Long.getLong("pointsman.fuzz.mutations", 6_000);
    private static final long SEED = Long.getLong("pointsman.fuzz.seed", 20261122);
    private static final int FORMATTED_EACH = 2;
    private static final long SLOW_NANOS = Duration.ofSeconds(5).toNanos();

    private static final List<String> WORDS = Keyword.texts();

    private static final List<String> FRAGMENTS = List.of(
            "\"",
            "\\",
            "\n",
            "#",
            "|",
            ",",
            "(",
            ")",
            " ",
            "\t",
            "-",
            "\u0000",
            "\u2028",
            "\uD800",
            "🚚",
            "é",
            "=",
            "==",
            "||",
            "&&",
            "not (",
            "((((((((((",
            "))))",
            "\"\"\"",
            "1e5",
            "999999999999",
            "-0.0",
            "2026-13-45",
            "P9",
            "\\u0041",
            "\\q",
            "(a+)+",
            "[",
            "\r",
            "\f",
            "\u00A0",
            "\u200B",
            "\uFEFF");

    private static final List<String> SEEDS = List.of("""
            # comment
            rule "peak, week" # trailing
              salience -720
              from 2026-11-20 until 2026-12-02T12:00:00Z
              disabled
              note owner "ann"
              suppress absent-fails until 2027-06-30 because "why"
              when subject is present and subject starts with "Re:" and (tagged vip or not (category is one of its tags))
                and region is none of EU, absent and priority is 2 or more urgent and attribute amount is at least 2.5
              route to a because "reason \\"quoted\\""

            table t
              salience 5
              | category | region     | tags      | attribute amount | rule | because | team |
              | refund   | EU, absent | vip, gold | at least 5       | x    | "y"     | a    |
              | -        | not UK     | -         | -                | -    | -       | b    |

            default rule fallback
              route to triage
            """);

    private static final List<String> CSV_SEEDS = List.of("""
            rule,category,region,tags,attribute amount,priority,from,team
            x,refund,"EU, absent","vip, gold",at least 5,2 or more urgent,2026-11-22,a
            -,"credit ""card""\",none of EU,-,5,1,-,b
            """);

    private final RuleReader.Context context =
            new RuleReader.Context(LanguageLevel.DRL6, RulePolicy.RESTRICTED, TicketSchema.OPEN, TeamDirectory.of());

    @Test
    @Timeout(7_200)
    void mutatedFile_isReadWithoutAFailure() {
        List<String> route = new ArrayList<>(SEEDS);
        for (long seed = 0; seed < 20; seed++) {
            route.add(Conversion.route(new Generator(seed).ruleSet(3).rules()));
        }
        AtomicLong valid = new AtomicLong();
        AtomicLong formatted = new AtomicLong();
        LongStream.range(0, MUTATIONS).parallel().forEach(number -> {
            Random random = new Random(SEED + number * 0x9E3779B97F4A7C15L);
            boolean csv = random.nextInt(4) == 0;
            List<String> seeds = csv ? CSV_SEEDS : route;
            String text = mutated(seeds.get(random.nextInt(seeds.size())), random);
            SourceFile file = new SourceFile(csv ? "rules/f.csv" : "rules/f.route", text);
            long start = System.nanoTime();
            try {
                RuleReader.Reading reading = (csv ? new CsvReader() : new RouteReader()).read(file, context);
                checkPlaces(file, reading);
                valid.addAndGet(reading.rules().isEmpty() ? 0 : 1);
                if (!csv && number % FORMATTED_EACH == 0) {
                    formatted.addAndGet(keepsItsMeaning(file, reading) ? 1 : 0);
                }
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                fail(
                        "-Dpointsman.fuzz.seed=" + (SEED + number * 0x9E3779B97F4A7C15L) + ", mutation " + number
                                + ":\n" + text,
                        e);
            }
            if (System.nanoTime() - start > SLOW_NANOS) {
                fail("mutation " + number + " takes " + (System.nanoTime() - start) + " ns:\n" + text);
            }
        });
        System.out.println(MUTATIONS + " mutations, " + valid + " of them with a rule, " + formatted + " formatted");
        assertThat(valid.get()).isPositive();
        assertThat(formatted.get()).isPositive();
    }

    /** Where a mutated file can still be formatted, its rules mean the same and it has the same comments. */
    private boolean keepsItsMeaning(SourceFile file, RuleReader.Reading reading) {
        Optional<String> text = RouteFormatter.format(file).text();
        text.ifPresent(formatted -> {
            SourceFile after = new SourceFile(file.name(), formatted);
            assertThat(RouteFormatter.format(after).text()).contains(formatted);
            assertThat(meanings(new RouteReader().read(after, context))).isEqualTo(meanings(reading));
            assertThat(comments(after)).isEqualTo(comments(file));
        });
        return text.isPresent();
    }

    private static List<String> meanings(RuleReader.Reading reading) {
        return reading.rules().stream()
                .map(rule -> rule.id() + rule.meaning() + rule.notes() + rule.suppressions())
                .toList();
    }

    private static List<String> comments(SourceFile file) {
        return Lexer.lex(new Problems(new LineMap(file))).comments().stream()
                .map(Comment::text)
                .sorted()
                .toList();
    }

    private static void checkPlaces(SourceFile file, RuleReader.Reading reading) {
        String[] lines = file.text().split("\n", -1);
        for (RuleIssue issue : reading.issues()) {
            SourcePosition at = issue.position();
            boolean inside = at.line() >= 1
                    && at.line() <= lines.length
                    && at.column() >= 1
                    && at.column() <= lines[at.line() - 1].length() + 1;
            if (!inside) {
                fail("there is no such place: " + issue);
            }
        }
        reading.rules().forEach(rule -> assertThat(rule.position().line()).isBetween(1, lines.length));
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(10) == 0 ? 80 : 6));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
                case 2 -> text.replace(at, end, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
                case 3 -> text.insert(at, text.substring(at, end)); // twice
                case 4 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end)); // elsewhere
                default -> text.insert(at, " " + WORDS.get(random.nextInt(WORDS.size())) + " ");
            }
        }
        return text.toString();
    }

    @Test
    @Timeout(600)
    void lineOfTenMegabytes_isReadInTime() {
        int size = 10_000_000;
        assertThat(issues("rule r when category is " + "x".repeat(size) + " route to a"))
                .isNotEmpty();
        assertThat(issues("rule r when category is \"" + "x".repeat(size))).isNotEmpty();
        assertThat(issues("#" + "x".repeat(size))).isEmpty();
        assertThat(issues(" ".repeat(size))).isEmpty();
        assertThat(issues("|".repeat(size / 10))).isNotEmpty();
        assertThat(issues("rule r when region is one of " + "a, ".repeat(size / 30) + "a route to a"))
                .isNotEmpty();
        assertThat(issues("rule r when tagged a" + " and tagged a".repeat(size / 130) + " route to a"))
                .isNotEmpty();
        assertThat(issues("rule " + "\"".repeat(size / 10))).isNotEmpty();
        assertThat(issues("\"\n".repeat(size / 10))).hasSizeBetween(10_000, 10_001);
        assertThat(new CsvReader()
                        .read(new SourceFile("rules/f.csv", "category,team\n" + "x,".repeat(size / 20)), context)
                        .issues())
                .isNotEmpty();
        assertThat(new CsvReader()
                        .read(new SourceFile("rules/f.csv", "category,team\n\"" + "x".repeat(size)), context)
                        .issues())
                .isNotEmpty();
    }

    @Test
    @Timeout(600)
    void bracketsTenThousandDeep_areALimit() {
        for (String bracket : List.of("(", "not (", "not (not ((")) {
            String text = "rule r when " + bracket.repeat(10_000) + "tagged a" + ")".repeat(10_000) + " route to a";
            assertThat(issues(text)).extracting(issue -> issue.code().id()).contains("limit");
        }
    }

    @Test
    @Timeout(600)
    void hundredThousandRules_areRead() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append("rule r")
                    .append(i)
                    .append("\n  when product is p")
                    .append(i)
                    .append("\n  route to a\n\n");
        }
        SourceFile file = new SourceFile("rules/f.route", text.toString());
        assertThat(new RouteReader().read(file, context).rules()).hasSize(100_000);
        assertThat(RouteFormatter.format(file).text().orElseThrow() + "\n").isEqualTo(text.toString());
    }

    private List<RuleIssue> issues(String text) {
        SourceFile file = new SourceFile("rules/f.route", text);
        RuleReader.Reading reading = new RouteReader().read(file, context);
        for (RuleIssue issue : reading.issues()) {
            assertThat(issue.toString().length()).isLessThan(50_000);
        }
        return reading.issues();
    }
}
