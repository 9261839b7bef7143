package dev.pointsman.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dsl.parse.Lexer;
import dev.pointsman.dsl.syntax.Comment;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.dsl.syntax.Token;
import dev.pointsman.dsl.syntax.Token.Kind;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import dev.pointsman.testing.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One layout for all; comments and meaning stay. */
class RouteFormatterTest {

    private static final long SEEDS = Long.getLong("pointsman.formatter.seeds", 60);

    @Test
    void file_becomesCanonical() {
        String before = """
                #  Refunds.\t

                #!second block
                rule   "eu-refunds"   # by name
                route to payments-emea # Dublin
                   because "EU refunds are handled in Dublin, where the people are who know the law of all its countries"
                   until 2026-12-24
                      suppress   absent-fails until 2027-06-30 because "the form"
                  note "owner" "ann" from "2026-11-22" disabled salience 0100 # rank
                # before the condition
                  when ( category is "refund"
                    # inside
                    and (region is one of "EU",
                       UK # islands
                       , "a b") ) and
                   # priority
                   (( priority is at most P2 )) and ( tagged vip or ( not (tagged "gold") and not ( priority is "P2" ) ) )
                and attribute "amount" is at least 5.0
                rule b when tagged x or subject matches a route to "b"
                default rule c route to c

                # the end


                # really
                """;
        assertThat(format(before)).isEqualTo("""
                #  Refunds.

                #!second block
                rule eu-refunds # by name
                  salience 100 # rank
                  from 2026-11-22 until 2026-12-24
                  disabled
                  note owner "ann"
                  suppress absent-fails until 2027-06-30 because "the form"
                  # before the condition
                  when category is refund
                    # inside
                    # islands
                    and region is one of EU, UK, "a b"
                    # priority
                    and priority is 2 or more urgent
                    and (tagged vip or (not (tagged gold) and not (priority is "P2")))
                    and attribute amount is at least 5.0
                  # Dublin
                  route to payments-emea
                      because "EU refunds are handled in Dublin, where the people are who know the law of all its countries"

                rule b
                  when tagged x
                    or subject matches "a"
                  route to b

                default rule c
                  route to c

                # the end

                # really
                """);
    }

    @Test
    void table_isAligned() {
        assertThat(format("""
                table t because "r" # all
                |category|attribute a|tags|priority|salience|team| # head
                # one
                |refund,"a b"|at least 5|vip,gold|at most 2|007|a| # first
                |one of x|present|not vip|1|-|"team"|
                """)).isEqualTo("""
                table t
                  because "r" # all
                  | category      | attribute a | tags      | priority         | salience | team | # head
                  # one
                  | refund, "a b" | at least 5  | vip, gold | 2 or more urgent | 7        | a    | # first
                  | one of x      | present     | not vip   | 1                | -        | team |
                """);
    }

    @Test
    void fileWithSyntaxErrors_isNotFormatted() {
        RouteFormatter.Formatted formatted =
                RouteFormatter.format(new SourceFile("x.route", "rule a when category refund route to a"));
        assertThat(formatted.text()).isEmpty();
        assertThat(formatted.issues()).hasSize(1);
    }

    @Test
    void unknownNames_areNoSyntaxErrors() {
        assertThat(format("rule a when foo is bar route to nobody"))
                .isEqualTo("rule a\n  when foo is bar\n  route to nobody\n");
    }

    @Test
    void numberWhereATextBelongs_staysTheMistakeItIs() {
        assertThat(format(
                        "rule a when subject contains -0.0 or subject contains x or subject contains \"5\" route to b"))
                .isEqualTo("""
                        rule a
                          when subject contains -0.0
                            or subject contains "x"
                            or subject contains "5"
                          route to b
                        """);
    }

    @Test
    void fileOfComments_staysOne() {
        assertThat(format("\n\n# a\n\n\n# b\n#c \n\n")).isEqualTo("# a\n\n# b\n#c\n");
        assertThat(format("")).isEmpty();
    }

    @Test
    void generatedFile_howeverLaidOut_keepsMeaningAndComments() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            RuleSet ruleSet = new Generator(seed).ruleSet(1 + random.nextInt(12));
            String canonical = Conversion.of(ruleSet, Conversion.Language.ROUTE)
                    .files()
                    .get(0)
                    .text();
            assertThat(format(canonical)).as("seed %s", seed).isEqualTo(canonical);
            String table = "table t salience 5\n| category | tags | team |\n| a, b | \"c\" | a |\n| - | d | b |\n";
            String messy = messy(canonical + table, random);
            String formatted = format(messy);
            assertThat(format(formatted)).as("seed %s, twice", seed).isEqualTo(formatted);
            assertThat(comments(formatted))
                    .as("seed %s, comments of%n%s", seed, messy)
                    .containsExactlyInAnyOrderElementsOf(comments(messy));
            assertThat(meaning(formatted)).as("seed %s", seed).isEqualTo(meaning(canonical + table));
        }
    }

    private static String format(String text) {
        RouteFormatter.Formatted formatted = RouteFormatter.format(new SourceFile("test.route", text));
        assertThat(formatted.issues()).isEmpty();
        return formatted.text().orElseThrow();
    }

    private static String meaning(String route) {
        return RuleSet.builder("test")
                .teams(Routes.teams("a", "b", "c", "triage"))
                .file("rules/test.route", route)
                .build()
                .meaning();
    }

    private static List<String> comments(String text) {
        return Lexer.lex(new Problems(new LineMap(new SourceFile("test.route", text)))).comments().stream()
                .map(Comment::text)
                .toList();
    }

    /** Writes the same tokens with other blanks, lines and comments between them. */
    private static String messy(String text, Random random) {
        List<Token> tokens = Lexer.lex(new Problems(new LineMap(new SourceFile("test.route", text))))
                .tokens();
        StringBuilder messy = new StringBuilder();
        List<String> between =
                new ArrayList<>(List.of(" ", "  ", "\t", "\n", " \n\n", " # c", "\n # own\n", "\n#\n\n"));
        for (Token token : tokens) {
            boolean inRow = !token.firstOnLine() && isInRow(text, token);
            if (inRow) {
                messy.append(" ".repeat(1 + random.nextInt(3)));
            } else {
                String gap = between.get(random.nextInt(between.size()));
                boolean newLine = gap.endsWith("\n");
                messy.append(gap);
                if (gap.contains("#") && !newLine) {
                    messy.append(random.nextInt(100)).append('\n');
                } else if (token.firstOnLine() && !newLine) {
                    messy.append('\n');
                }
            }
            messy.append(text, token.start(), token.end());
        }
        return messy.toString();
    }

    private static boolean isInRow(String text, Token token) {
        int start = text.lastIndexOf('\n', token.start()) + 1;
        return !token.is(Kind.END) && text.substring(start).stripLeading().startsWith("|");
    }
}
