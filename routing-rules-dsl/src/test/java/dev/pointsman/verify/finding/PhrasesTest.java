package dev.pointsman.verify.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.source.SourcePosition;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Phrases}, and the findings, witnesses and regions that are made of them. */
class PhrasesTest {

    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void word_standsWithoutQuotes_andAnyOtherTextWithThem() {
        assertThat(Phrases.value("refund-late_2.b:c/d+e")).isEqualTo("refund-late_2.b:c/d+e");
        assertThat(Phrases.value("\u00e9t\u00e9")).isEqualTo("\u00e9t\u00e9");
        assertThat(Phrases.value("two words")).isEqualTo("\"two words\"");
        assertThat(Phrases.value("-x")).isEqualTo("\"-x\"");
        assertThat(Phrases.value("")).isEqualTo("\"\"");
        assertThat(Phrases.value(true)).isEqualTo("true");
        assertThat(Phrases.value(7)).isEqualTo("7");
        assertThat(Phrases.value(2.50)).isEqualTo("2.5");
        assertThat(Phrases.value(AT)).isEqualTo("2026-11-22T00:00:00Z");
    }

    @Test
    void quotedText_standsOnOneLine() {
        assertThat(Phrases.quoted("a\"b\\c\nd\re\tf")).isEqualTo("\"a\\\"b\\\\c\\nd\\re\\tf\"");
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100",
        "2.50, 2.5",
        "-0.125, -0.125",
        "0, 0",
        "1e19, 10000000000000000000",
        "1e20, 1E+20",
        "1.5e-19, 1.5E-19",
        "1e-19, 0.0000000000000000001",
        "1e-20, 1E-20",
    })
    void number_hasNoNeedlessZeros(double number, String expected) {
        assertThat(Phrases.number(number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "-Infinity, Infinity, any number",
        "-Infinity, 2.0, below 2",
        "2.0, Infinity, above 2",
        "1.0, 2.5, between 1 and 2.5",
    })
    void stretch_isSaidByItsEnds(double low, double high, String expected) {
        assertThat(Phrases.stretch(low, high)).isEqualTo(expected);
    }

    @Test
    void ticket_isSaidByItsValues() {
        Ticket ticket = Ticket.builder(Witness.ID)
                .category("refund")
                .priority(2)
                .tag("urgent")
                .tag("vip")
                .subject("two words")
                .attribute("amount", 1.5)
                .build();

        assertThat(Phrases.ticket(ticket))
                .isEqualTo("category=refund, priority=2, tags=urgent+vip, subject=\"two words\", amount=1.5");
        assertThat(Phrases.ticket(Ticket.builder("T-1").region("EU").build())).isEqualTo("id=T-1, region=EU");
        assertThat(Phrases.ticket(Ticket.builder(Witness.ID).build())).isEqualTo("a ticket without any values");
        assertThat(new Witness(
                        ticket.toBuilder()
                                .subject(null)
                                .tags(List.of())
                                .attribute("amount", null)
                                .build(),
                        AT))
                .hasToString("category=refund, priority=2 at 2026-11-22T00:00:00Z");
    }

    @Test
    void rules_areQuoted_theFirstFew() {
        List<String> ids = new ArrayList<>(List.of("a", "b", "c", "d", "e"));
        assertThat(Phrases.rules(List.of("a"))).isEqualTo("\"a\"");
        assertThat(Phrases.rules(ids)).isEqualTo("\"a\", \"b\", \"c\", \"d\", \"e\"");
        ids.addAll(List.of("f", "g"));
        assertThat(Phrases.rules(ids)).isEqualTo("\"a\", \"b\", \"c\", \"d\", \"e\" and 2 more");
    }

    @Test
    void region_isSaidByItsParts() {
        assertThat(new Region(List.of(), 1)).hasToString("every ticket");
        assertThat(new Region(List.of(new Region.Part("region", "EU"), new Region.Part("tags", "with urgent")), 0.5))
                .hasToString("region EU and tags with urgent");
    }

    @Test
    void finding_isProvenOrOpen_andSaysItsIssue() {
        RuleIssue issue = new RuleIssue(IssueCode.GAP, SourcePosition.ofFile("rules"), "r", "message", "fix");
        Finding proven = Finding.proven(issue, List.of("other"));
        Finding open = Finding.open(issue, List.of("other"));
        Witness witness = new Witness(Ticket.builder("T").build(), AT);

        assertThat(proven.verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(open.verdict()).isEqualTo(Verdict.NOT_DECIDED);
        assertThat(open.related()).containsExactly("other");
        assertThat(proven.shownBy()).isEmpty();
        assertThat(proven).hasToString(issue.toString());
        assertThat(new Finding(issue, Verdict.PROVEN, List.of(), witness, null).shownBy())
                .contains(witness);
    }
}
