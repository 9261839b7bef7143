package dev.pointsman.drools.plain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.drools.BothReaders;
import dev.pointsman.rule.RuleReader;
import dev.pointsman.source.LineMap;
import dev.pointsman.source.SourceFile;
import dev.pointsman.testing.Corpus;
import dev.pointsman.testing.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that are read without Drools' parser are those that it reads, with all that is known about them. */
class PlainTextTest {

    private static final String HEADER = "package p\nimport dev.pointsman.ticket.Ticket\n";
    private static final String RULE = rule("r", "Ticket( category == \"a\" )");
    private static final String LAST = "rule \"last\" when Ticket() then routing.to(\"b\"); end\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule \"r\" when Ticket() then routing.to(\"a\"); end",
                "rule \"r\"\nwhen\n  Ticket( category == \"a\", region in (\"EU\", \"UK\") )\nthen\n"
                        + "  routing.to(\"a\").because(\"say \\\"why\\\" to C:\\\\\");\nend\n",
                "rule \"r\" @owner(\"ann\") @since(2026)\n  salience -10 enabled false\n  date-effective \"2026-11-22\""
                        + " date-expires \"24-Dec-2026 12:00\"\nwhen Ticket() then routing.to(\"a\"); end",
                "rule \"r\" @suppress(\"absent-fails until 2027-06-30 because it is known\") salience 1\n"
                        + "when Ticket( priority <= 2 ) then routing.to(\"b\"); end",
                "rule \"end of rule, when; then // no comment /* none\" when\n\tTicket ( tags contains \"vip\" && !( channel"
                        + " == null || tier != \"gold\" ) )\nthen\n\trouting . to ( \"a\" ) . because ( \"b\" ) ;\nend",
                "// one\nrule \"größe 🚚\" /* two */ salience 1 // three\nwhen // four\n/* five */ Ticket( // six\n"
                        + " category == \"größe\" /* seven\n*/, // eight\n region == \"EU\" /* nine */ ) // ten\n"
                        + "then // eleven\n routing.to(\"a\"); // twelve, the end\nend \t\n// thirteen\n",
                "rule \"r\" when Ticket( subject str[startsWith] \"x\", subject str[length] 5 ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( \"vip\" memberOf tags, category not memberOf tags ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( subject matches \"(?i)a.*\\\\d\" ) then routing.to(\"a\"); end",
            })
    void rule_inItsUsualForm_isReadWithoutDrools(String rule) {
        assertThat(BothReaders.compare(HEADER + rule)).isEqualTo(1);
        assertThat(BothReaders.compare(HEADER + RULE + rule + "\n" + LAST)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule r when Ticket() then routing.to(\"a\"); end",
                "rule 'r' when Ticket() then routing.to(\"a\"); end",
                "rule \"\" when Ticket() then routing.to(\"a\"); end",
                "rule \" \" when Ticket() then routing.to(\"a\"); end",
                "rule \"a\\\"b\" when Ticket() then routing.to(\"a\"); end",
                "rule \"a*/b\" when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" extends \"s\" when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" no-loop when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" no-loop true when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" lock-on-active true when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" dialect \"java\" when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" dialect \"mvel\" when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" timer (int: 0 1s) when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" agenda-group \"g\" when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" salience 1 salience 2 when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" salience (1) when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" salience 1 + 1 when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" salience 010 when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" salience 9999999999 when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" salience 1.5 when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" salience $p when Ticket( $p : priority ) then routing.to(\"a\"); end",
                "rule \"r\" salience 1, enabled true when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" attributes salience 1 when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" enabled (true) when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" enabled TRUE when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" date-effective \"\\\" + x() + \\\"\" when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" date-effective \"2026-11-22;\" when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" salience 1 @owner(\"x\") when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" @owner(\"x\") @owner(\"y\") when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" @owner(x) when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" @owner(name = \"x\") when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" @owner when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" @owner(\"x\\\\y\") when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" @owner(\"x\" + System.exit(1)) when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" @java.lang.Deprecated(\"x\") when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" @Propagation(\"x\") when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" @when(\"x\") when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" @größe(\"x\") when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" when then routing.to(\"a\"); end",
                "rule \"r\" then routing.to(\"a\"); end",
                "rule \"r\" when: Ticket() then routing.to(\"a\"); end",
                "rule \"r\" when Ticket() Ticket() then routing.to(\"a\"); end",
                "rule \"r\" when Ticket() or Ticket() then routing.to(\"a\"); end",
                "rule \"r\" when ( Ticket() ) then routing.to(\"a\"); end",
                "rule \"r\" when not Ticket() then routing.to(\"a\"); end",
                "rule \"r\" when Ticket(); then routing.to(\"a\"); end",
                "rule \"r\" when $t : Ticket() then routing.to(\"a\"); end",
                "rule \"r\" when dev.pointsman.ticket.Ticket() then routing.to(\"a\"); end",
                "rule \"r\" when Ticket() from x then routing.to(\"a\"); end",
                "rule \"r\" when Ticket() over window:length(1) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket() @watch(x) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( , ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( category == \"a\", ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( category == \"a\"; ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( category == \"a\" region == \"EU\" ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( category == \"a\" || == \"b\" ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( category /* x */ == \"a\" ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( category == 'a' ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( category == \"a ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( getClass() == null ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( eval(true) ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( class == null ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( $r : region == \"EU\" ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( ((((( category == \"a\" ))))) ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket() then end",
                "rule \"r\" when Ticket() then routing.to(\"a\") end",
                "rule \"r\" when Ticket() then routing.to(\"a\");; end",
                "rule \"r\" when Ticket() then routing.to(\"a\"); routing.to(\"b\"); end",
                "rule \"r\" when Ticket() then routing.to(\"a\"); System.exit(1); end",
                "rule \"r\" when Ticket() then { routing.to(\"a\"); } end",
                "rule \"r\" when Ticket() then routing.to('a'); end",
                "rule \"r\" when Ticket() then routing.to(\"\\141\"); end",
                "rule \"r\" when Ticket() then routing.to(\"a\" + \"b\"); end",
                "rule \"r\" when Ticket() then routing.to(\"a\").because(\"x\" + drools.getRule()); end",
                "rule \"r\" when Ticket() then routing.to(\"a\").because(null); end",
                "rule \"r\" when Ticket() then drools.halt(); routing.to(\"a\"); end",
                "rule \"r\" when Ticket() then[x] routing.to(\"a\"); end",
                "rule \"r\" when Ticket() then routing.to(\"a\"); then[x] routing.to(\"b\"); end",
                "rule \"r\" when Ticket() then routing.to(\"a\");end",
                "rule \"r\" when Ticket() then routing.to(\"a\"); /**/end",
                "rule \"r\" when Ticket() then routing.to(\"a\"); endrule",
                "rule \"r\" when Ticket() then routing.to(\"a\"); end;",
                "rule \"r\" when Ticket() then routing.to(\"a\"); end junk",
                "rule \"r\" when Ticket() then routing.to(\"a\"); end } catch (Exception e) { }",
                "rule \"r\" when Ticket() then routing.to(\"a\"); end query \"q\" Ticket() end",
                "rule \"r\" when Ticket() then routing.to(\"a\"); end function void f() { }",
                "rule \"r\" when Ticket() then routing.to(\"a\"); end /* note */ ",
                "rule \"r\" when Ticket() then routing.to(\"a\"); end /* note */\n",
                "rule \"r\" when Ticket() then routing.to(\"a\"); end // note",
                "rule \"r\" when Ticket() then routing.to(\"a\"); end /* open",
                "rule \"r\" when Ticket() then routing.to(\"a\");",
                "rule \"r\" when Ticket( then routing.to(\"a\"); end",
                "rule \"r\" when Ticket() then routing.to(\"a\") ; // end",
                "rule \"r\" when Ticket() /* then */ routing.to(\"a\"); end",
                "rule \"r\" // when\n Ticket() then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( category == \"a\u0000\" ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( category == \"a\" )\fthen routing.to(\"a\"); end",
                "rule \"r\" when Ticket( category == \"\\u0041\" ) then routing.to(\"a\"); end",
                "rule \"r\" when Ticket() then routing.to(\"\\u0041\"); end",
                "/* \\u002a\\u002f */ rule \"r\" when Ticket() then routing.to(\"a\"); end",
                "rule \"r\" when Ticket( category == \"\u202e\" ) then routing.to(\"a\"); end",
                "rule \"r\u200b\" when Ticket() then\u00a0routing.to(\"a\"); end",
                "RULE \"r\" WHEN Ticket() THEN routing.to(\"a\"); END",
                "salience 1 rule \"r\" when Ticket() then routing.to(\"a\"); end",
                "@x rule \"r\" when Ticket() then routing.to(\"a\"); end",
                "# comment\nrule \"r\" when Ticket() then routing.to(\"a\"); end",
            })
    void anythingElse_isLeftToDrools(String rule) {
        assertThat(BothReaders.compare(HEADER + rule)).isZero();
        assertThat(BothReaders.compare(HEADER + RULE + rule)).isLessThanOrEqualTo(1);
        assertThat(BothReaders.compare(HEADER + RULE + rule + "\n" + LAST)).isLessThanOrEqualTo(1);
        assertThat(BothReaders.compare(HEADER + rule + "\n" + LAST)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "package p\n",
                "package p;\nimport dev.pointsman.ticket.*;\n",
                "import dev.pointsman.ticket.Ticket\nimport dev.pointsman.team.Team\n",
                "/* who */ package a.b_1.c // what\nimport dev.pointsman.ticket.Ticket // why\n"
                        + "global dev.pointsman.rule.Routing routing; /* where */\n\n",
                "package java.lang\nimport dev.pointsman.ticket.Ticket\n",
                "package p import dev.pointsman.ticket.Ticket ",
                "package p\nimport java.lang.Runtime\nimport dev.pointsman.ticket.Ticket\n",
                "package p\nimport static java.lang.System.exit\nimport dev.pointsman.ticket.Ticket\n",
                "package p\nimport function java.lang.System.exit\nimport dev.pointsman.ticket.Ticket\n",
                "package p\nimport dev . pointsman . ticket . Ticket\n",
                "package p\nimport dev.pointsman.ticket.Ticket.\n",
                "package p\nimport dev.pointsman.ticket.Ticket.*\n",
                "package p\nimport dev.pointsman.ticket.\u00e4\nimport dev.pointsman.ticket.Ticket\n",
                "package rule\nimport dev.pointsman.ticket.Ticket\n",
                "package p.end.q\nimport dev.pointsman.ticket.Ticket\n",
                "package\nimport dev.pointsman.ticket.Ticket\n",
                "package p\nglobal java.lang.Runtime routing\nimport dev.pointsman.ticket.Ticket\n",
                "package p\nglobal dev.pointsman.rule.Routing routing2\nimport dev.pointsman.ticket.Ticket\n",
                "package p\nglobal dev.pointsman.rule.Routing x\nimport dev.pointsman.ticket.Ticket\n",
                "package p\ndialect \"mvel\"\nimport dev.pointsman.ticket.Ticket\n",
                "package p\nsalience 5\nimport dev.pointsman.ticket.Ticket\n",
                "unit U\nimport dev.pointsman.ticket.Ticket\n",
                "package p\nimport dev.pointsman.ticket.Ticket\ndeclare X end\n",
                "package p\nimport dev.pointsman.ticket.Ticket\n;\n",
                "\ufeffpackage p\r\nimport dev.pointsman.ticket.Ticket\r\n",
            })
    void header_whateverItIs_isReadAsByDrools(String header) {
        BothReaders.compare(header + RULE + LAST);
        BothReaders.compare(header + RULE.replace("\n", "\r\n") + LAST);
        BothReaders.compare(header + RULE + header + LAST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule", "rule\n", "rule\"x\"", "rules", "end", "// open", "/* open", "/", "\"", "{"})
    void tailOfAFile_whateverItIs_isReadAsByDrools(String tail) {
        BothReaders.compare(HEADER + RULE + tail);
        BothReaders.compare(HEADER + RULE.strip() + tail);
        BothReaders.compare(HEADER + RULE.strip() + " " + tail + " " + LAST);
    }

    @Test
    void rulesBehindAnUnknownOne_areReadWithItsPlaceKept() {
        String session = rule("session", "Ticket( $p : product )\n    Fact( attributes[\"product\"] == $p )");
        String text = HEADER + "import dev.pointsman.ticket.Fact\n" + RULE + "// note\n" + session + LAST;

        assertThat(BothReaders.compare(text)).isEqualTo(1);
    }

    @Test
    void ruleToWhichThereIsAnIssue_isReadByDroolsAlone() {
        String warned = rule("warned", "Ticket( subject str[startsWith] \"x\" )");
        String unknownTeam = RULE.replace("to(\"a\")", "to(\"nobody\")");

        assertThat(BothReaders.compare(HEADER + RULE + warned + LAST)).isEqualTo(3);
        assertThat(BothReaders.compare(HEADER + RULE + unknownTeam + warned + LAST))
                .isEqualTo(4);
    }

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../examples"))) {
            return files
                    .filter(path ->
                            path.toString().endsWith(".drl") && !path.toString().contains("target"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example_isReadAsByDrools(Path file) throws IOException {
        BothReaders.compare(Files.readString(file));
    }

    @Test
    void examples_areReadWithoutDroolsForTheMostPart() throws IOException {
        RuleReader.Context context = BothReaders.CONTEXTS.get(0);
        int recognised = 0;
        for (Path path : examples().toList()) {
            LineMap lines = new LineMap(new SourceFile(path.toString(), Files.readString(path)));
            recognised += PlainText.of(lines, context.policy()).recognised().size();
        }

        assertThat(recognised).isGreaterThan(90);
    }

    @Test
    void corpus_isReadAsByDrools() {
        List<String> texts = Corpus.files().stream()
                .flatMap(corpus -> Stream.concat(
                        corpus.constraints().stream().map(one -> rule("r", "Ticket( " + one.text() + " )")),
                        corpus.cases().stream().map(Corpus.Case::rules)))
                .toList();

        assertThat(texts).hasSizeGreaterThan(120);
        assertThat(texts.stream().filter(text -> BothReaders.compare(HEADER + text) > 0))
                .hasSizeGreaterThan(60);
    }

    @Test
    void generatedRuleSets_areReadAsByDrools() {
        for (long seed = 0; seed < 40; seed++) {
            BothReaders.compare(Generator.varied(seed).drl(5));
        }
    }

    private static String rule(String name, String pattern) {
        return "rule \"" + name + "\"\nwhen\n    " + pattern + "\nthen\n    routing.to(\"a\");\nend\n";
    }
}
