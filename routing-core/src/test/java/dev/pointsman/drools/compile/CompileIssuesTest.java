package dev.pointsman.drools.compile;

import static dev.pointsman.drools.DrlRules.FILE;
import static dev.pointsman.drools.DrlRules.HEADER;
import static dev.pointsman.drools.DrlRules.matcher;
import static dev.pointsman.drools.DrlRules.plain;
import static dev.pointsman.drools.DrlRules.regionIs;
import static dev.pointsman.drools.DrlRules.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pointsman.drools.DrlRules;
import dev.pointsman.rule.InvalidRuleSetException;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.LanguageLevel;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.source.SourcePosition;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompileIssuesTest {

    private static final Rule GOOD =
            session("good", "Ticket()\n    Fact()", "routing.to(\"a\");").build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Ticket( regin == \"EU\" )        | routing.to(\"a\");         | 12 | Unable to parse left part of expression: regin == \"EU\"",
                "Tiket()                          | routing.to(\"a\");         | 12 | Unable to find class: Tiket",
                "Ticket( region == $x )           | routing.to(\"a\");         | 12 | Unable to Analyse Expression region == $x:",
                "Ticket( $r : region ) eval( $r.foo() ) | routing.to($r);      | 12 | Method foo on class java.lang.String with arguments [] is missing",
                "Ticket( $t : tags ) String( this == 3 ) from $t.foo | routing.to(\"a\"); | 12 | Unknown field foo on interface java.util.Set",
                "Ticket()                         | routing.too(\"a\");        | 14 | The method too(String) is undefined for the type Routing",
                "Ticket()                         | int x = \"s\";             | 14 | Type mismatch: cannot convert from String to int",
                "Ticket()                         | routing.to(nobody);        | 14 | nobody cannot be resolved to a variable",
                "Ticket( priority == \"x\" )      | routing.to(\"a\");         | 10 | Drools fails on it with NumberFormatException: For input string: \"x\"",
            })
    void rule_thatDoesNotCompile_isNamedWithLineAndReason(
            String conditions, String consequence, int line, String reason) {
        Rule bad = session("bad", conditions, consequence).build();

        List<RuleIssue> issues = issues(LanguageLevel.DRL6, GOOD, bad);

        assertThat(issues).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(IssueCode.COMPILE);
            assertThat(issue.rule()).isEqualTo("bad");
            assertThat(issue.position()).isEqualTo(new SourcePosition(FILE, line, line == 10 ? 1 : 0));
            assertThat(issue.message()).isEqualTo("Drools cannot compile it: " + reason);
            assertThat(issue.fix()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void issues_never_showWhatDroolsGenerates(LanguageLevel level) {
        List<RuleIssue> issues = issues(
                level,
                session("a", "Ticket( region == )", "routing.to(\"a\");").build(),
                session("b", "Ticket(", "routing.to(\"a\");").build(),
                session("c", "Ticket()", "routing.to(\"a\"").build(),
                session("d", "Ticket()", "int x = ; routing.to(\"a\");").build(),
                session("e", "Ticket() accumulate( Fact( $k : kind ); $n : cnt($k) )", "routing.to(\"a\");")
                        .build(),
                session(
                                "f",
                                "Ticket() accumulate( Fact( $k : kind ); $n : count($k); $n > \"x\" )",
                                "routing.to(\"a\");")
                        .build(),
                session("g", "Ticket( region soundz \"a\" )", "routing.to(\"a\");")
                        .build(),
                GOOD);

        assertThat(issues).extracting(RuleIssue::rule).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f", "g");
        assertThat(issues)
                .allSatisfy(issue -> assertThat(issue.message())
                        .doesNotContainPattern("[0-9A-F]{32}")
                        .doesNotContain("\n", "Lambda", "stacktrace", "Stack trace", "expecting", "unit0", "ERR")
                        .hasSizeLessThan(340));
    }

    @Test
    void issues_ofManyRules_nameAllThatFailAndNoOther() {
        Rule[] rules = IntStream.range(0, 24)
                .mapToObj(i -> i % 8 == 3
                        ? session(HEADER, 10 * i, "bad" + i, "Ticket( foo" + i + " == 1 )", "routing.to(\"a\");")
                                .build()
                        : i == 5
                                ? session(HEADER, 10 * i, "bad" + i, "Ticket()", "routing.too();")
                                        .build()
                                : session(HEADER, 10 * i, "good" + i, "Ticket()", "routing.to(\"a\");")
                                        .build())
                .toArray(Rule[]::new);

        assertThat(issues(LanguageLevel.DRL6, rules))
                .extracting(issue -> issue.rule() + ":" + issue.position().line())
                .containsExactly("bad3:32", "bad5:54", "bad11:112", "bad19:192");
    }

    @Test
    void line_thatDroolsNames_isMappedToTheFile() {
        Rule bad = session(
                        HEADER,
                        77,
                        "bad",
                        "Ticket(\n        region == \"EU\",\n        channel == )",
                        "routing.to(\"a\");")
                .build();

        assertThat(issues(LanguageLevel.DRL6, GOOD, bad))
                .singleElement()
                .satisfies(issue -> assertThat(issue.position().line()).isEqualTo(81));
    }

    @Test
    void plainRule_thatDoesNotCompile_isReportedToo() {
        Rule bad = Rule.builder(
                        "bad",
                        new SourcePosition(FILE, 3, 1),
                        new dev.pointsman.rule.RuleSource(
                                HEADER, DrlRules.text("bad", "Ticket( priority == \"x\" )", "routing.to(\"a\");"), 3))
                .condition(regionIs("EU"))
                .team("a")
                .build();

        assertThat(issues(LanguageLevel.DRL6, plain("ok", regionIs("x"), "a").build(), bad))
                .extracting(RuleIssue::rule)
                .containsExactly("bad");
    }

    @Test
    void importedType_thatIsMissing_isReportedOnceForItsFile() {
        String header = HEADER + "import com.acme.Outage\nimport com.acme.*\nimport static java.lang.Math.abs\n";
        Rule[] rules = Stream.of("one", "two", "three")
                .map(id -> session(header, 10, id, "Ticket()\n    Outage()", "routing.to(\"a\");")
                        .build())
                .toArray(Rule[]::new);

        assertThat(issues(LanguageLevel.DRL6, rules)).singleElement().satisfies(issue -> {
            assertThat(issue.position()).isEqualTo(SourcePosition.ofFile(FILE));
            assertThat(issue.message()).isEqualTo("the imported type com.acme.Outage cannot be loaded");
        });
    }

    @Test
    void declarations_thatContradictEachOther_areReportedWithoutARule() {
        String one = HEADER + "declare Mark\n    team : String\nend\n";
        String other = HEADER + "declare Mark\n    team : int\nend\n";

        List<RuleIssue> issues = issues(
                LanguageLevel.DRL6,
                session(one, 10, "one", "Ticket() Mark( team == \"a\" )", "routing.to(\"a\");")
                        .build(),
                session(other, 10, "other", "Ticket() Mark( team == 1 )", "routing.to(\"a\");")
                        .build());

        assertThat(issues)
                .isNotEmpty()
                .allSatisfy(issue -> assertThat(issue.code()).isEqualTo(IssueCode.COMPILE));
    }

    private static List<RuleIssue> issues(LanguageLevel level, Rule... rules) {
        return catchThrowableOfType(InvalidRuleSetException.class, () -> matcher(level, rules))
                .issues();
    }
}
