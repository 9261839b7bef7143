package dev.pointsman.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.dsl.parse.DrlComments;
import dev.pointsman.dsl.parse.Lexer;
import dev.pointsman.dsl.syntax.Comment;
import dev.pointsman.dsl.syntax.Problems;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import dev.pointsman.testing.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What people wrote beside their rules goes with them into the other language, and back. */
class ConvertedCommentsTest {

    /** How many generated rule sets; {@code -Dpointsman.conversion.seeds=3000} for a longer run. */
    private static final long SEEDS = Long.getLong("pointsman.conversion.seeds", 25);

    private static final List<String> WORDS = List.of(
            "end", "rule \"x\"", "when", "then", "*/", "/*", "\"", "'", "\\", "# twice", "// twice", "früh", "🚚", "");

    @Test
    void commentsAboveRules_thereAndBack_areTheSameText() {
        String route = """
                # Refunds of the shop.
                # Ask Ann before you change them.

                # Dublin works Monday to Friday
                rule eu
                  when region is EU
                  route to a

                # --- the rest ---

                ## first line
                # second line
                rule uk
                  when region is UK
                  route to b

                default rule rest
                  route to triage

                # the end
                """;
        String drl = only(Conversion.of(ruleSet("rules/x.route", route), Conversion.Language.DRL));
        assertThat(drl)
                .startsWith("// Refunds of the shop.\n// Ask Ann before you change them.\n\npackage routes\n")
                .contains(
                        "\n\n// Dublin works Monday to Friday\nrule \"eu\"",
                        "\n// --- the rest ---\n\n//# first line\n")
                .endsWith("end\n\n// the end\n");
        assertThat(only(Conversion.of(ruleSet("rules/x.drl", drl), Conversion.Language.ROUTE)))
                .isEqualTo(route);
    }

    @Test
    void commentsWithinAndBehindRules_goAboveThem() {
        String drl = """
                /*
                 * Refunds of the shop.
                 */
                package p // not lost
                import dev.pointsman.ticket.Ticket

                /** Dublin */
                rule "eu" // by region
                    salience 5 /* above uk */
                when
                    Ticket( region == "EU", subject != "a // b" )
                then
                    routing.to("a"); // for now
                end // of eu
                rule "rest" when Ticket() then routing.to("triage"); end
                """;
        assertThat(only(Conversion.of(ruleSet("rules/x.drl", drl), Conversion.Language.ROUTE)))
                .isEqualTo("""
                        # Refunds of the shop.
                        # not lost

                        # Dublin
                        # by region
                        # above uk
                        # for now
                        # of eu
                        rule eu
                          salience 5
                          when region is EU
                            and subject is not "a // b"
                          route to a

                        default rule rest
                          route to triage
                        """);
    }

    @Test
    void unicodeEscapeInAComment_isTakenApart_sinceDrlRefusesIt() {
        String route = "# C:\\users\nrule eu when region is EU route to a\ndefault rule rest route to triage\n";
        assertThat(only(Conversion.of(ruleSet("rules/x.route", route), Conversion.Language.DRL)))
                .contains("// C:\\ users\nrule \"eu\"");
    }

    @Test
    void commentsOfATable_goAboveTheRulesOfItsRows() {
        String route = """
                rule uk when region is UK route to b # first
                # who owns what
                table t # by region
                  | region | team | # headings
                  # Dublin
                  | EU | a | # row
                  | NA | b |
                default rule rest route to triage
                """;
        assertThat(only(Conversion.of(ruleSet("rules/x.route", route), Conversion.Language.DRL)))
                .contains(
                        "// first\nrule \"uk\"",
                        "// who owns what\n// by region\n// headings\n// Dublin\n// row\nrule \"t/EU\"",
                        "end\n\nrule \"t/NA\"");
    }

    @Test
    void commentsOfAFileThatIsSplit_stayInTheDrl_andThoseOfARuleGoAlong() {
        String drl = """
                // about the file
                package p
                import dev.pointsman.ticket.Ticket
                import dev.pointsman.ticket.Fact

                // session
                rule "s" when Ticket( $p : product ) Fact( attributes["p"] == $p ) then routing.to("a"); end
                // plain
                rule "p" when Ticket( tags contains "vip" ) then routing.to("b"); end // behind
                rule "rest" when Ticket() then routing.to("triage"); end
                // last
                """;
        Conversion conversion = Conversion.of(ruleSet("rules/x.drl", drl), Conversion.Language.ROUTE);
        assertThat(conversion.files().get(0).text())
                .startsWith("// about the file\npackage p\n")
                .contains("// session\nrule \"s\"", "// plain", "// behind", "// last");
        assertThat(conversion.files().get(1).text())
                .startsWith("# plain\n# behind\nrule p\n")
                .doesNotContain("session");
    }

    @Test
    void commentsAnywhere_thereAndBack_areAllThere() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Generator generator = new Generator(seed);
            RuleSet drl = commented(generator.ruleSet(8), random);
            RuleSet route = rebuilt(drl, Conversion.of(drl, Conversion.Language.ROUTE));
            RuleSet back = rebuilt(drl, Conversion.of(route, Conversion.Language.DRL));
            assertThat(comments(drl)).as("seed %s", seed).isNotEmpty();
            assertThat(comments(route))
                    .as("seed %s, as route", seed)
                    .containsExactlyInAnyOrderElementsOf(comments(drl));
            assertThat(comments(back))
                    .as("seed %s, back as DRL", seed)
                    .containsExactlyInAnyOrderElementsOf(comments(drl));
        }
    }

    /** Writes comments at the ends of lines, and as lines of their own. */
    private static RuleSet commented(RuleSet ruleSet, Random random) {
        RuleSet.Builder builder = like(ruleSet);
        for (SourceFile file : ruleSet.files()) {
            StringBuilder text = new StringBuilder();
            file.text().lines().forEach(line -> {
                String words = "//" + WORDS.get(random.nextInt(WORDS.size())) + WORDS.get(random.nextInt(WORDS.size()));
                switch (random.nextInt(5)) {
                    case 0 -> text.append(words).append('\n').append(line);
                    case 1 -> text.append(line).append(' ').append(words);
                    case 2 -> text.append("\n  ").append(words).append("\n\n").append(line);
                    default -> text.append(line);
                }
                text.append('\n');
            });
            builder.file(file.name(), text.toString());
        }
        return builder.build();
    }

    private static List<String> comments(RuleSet ruleSet) {
        List<String> comments = new ArrayList<>();
        for (SourceFile file : ruleSet.files()) {
            List<Comment> found = file.name().endsWith(".drl")
                    ? DrlComments.of(file.text())
                    : Lexer.lex(new Problems(new LineMap(file))).comments();
            found.forEach(comment -> comments.add(comment.text()));
        }
        return comments;
    }

    private static RuleSet ruleSet(String name, String text) {
        return Routes.builder().file(name, text).build();
    }

    private static String only(Conversion conversion) {
        assertThat(conversion.files()).hasSize(1);
        return conversion.files().get(0).text();
    }

    private static RuleSet rebuilt(RuleSet like, Conversion conversion) {
        RuleSet.Builder builder = like(like);
        conversion.files().forEach(file -> builder.file(file.name(), file.text()));
        return builder.build();
    }

    private static RuleSet.Builder like(RuleSet ruleSet) {
        return RuleSet.builder(ruleSet.version().name())
                .level(ruleSet.level())
                .schema(ruleSet.schema())
                .teams(ruleSet.teams());
    }
}
