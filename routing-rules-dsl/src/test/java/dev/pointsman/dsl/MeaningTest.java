package dev.pointsman.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hash of meaning tells rules apart by what they say, and by nothing else. */
class MeaningTest {

    private static final String RULE = "rule r salience 5 from 2026-11-22 until 2026-12-24 when category is refund and"
            + " attribute amount is above 2.5 route to a because \"why\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule r2 salience 5 from 2026-11-22 until 2026-12-24 when category is refund and attribute amount is above"
                        + " 2.5 route to a because \"why\"",
                "rule r salience 6 from 2026-11-22 until 2026-12-24 when category is refund and attribute amount is above"
                        + " 2.5 route to a because \"why\"",
                "rule r salience 5 from 2026-11-23 until 2026-12-24 when category is refund and attribute amount is above"
                        + " 2.5 route to a because \"why\"",
                "rule r salience 5 from 2026-11-22 until 2026-12-25 when category is refund and attribute amount is above"
                        + " 2.5 route to a because \"why\"",
                "rule r disabled salience 5 from 2026-11-22 until 2026-12-24 when category is refund and attribute amount is"
                        + " above 2.5 route to a because \"why\"",
                "rule r salience 5 from 2026-11-22 until 2026-12-24 when category is payout and attribute amount is above"
                        + " 2.5 route to a because \"why\"",
                "rule r salience 5 from 2026-11-22 until 2026-12-24 when category is refund and attribute amount is at least"
                        + " 2.5 route to a because \"why\"",
                "rule r salience 5 from 2026-11-22 until 2026-12-24 when category is refund or attribute amount is above"
                        + " 2.5 route to a because \"why\"",
                "rule r salience 5 from 2026-11-22 until 2026-12-24 when category is refund and attribute amount is above"
                        + " 2.5 route to b because \"why\"",
                "rule r salience 5 from 2026-11-22 until 2026-12-24 when category is refund and attribute amount is above"
                        + " 2.5 route to a because \"other\"",
                "rule r salience 5 from 2026-11-22 until 2026-12-24 when category is refund and attribute amount is above"
                        + " 2.5 route to a because \"\"",
                "rule r salience 5 from 2026-11-22 until 2026-12-24 when category is refund and attribute amount is above"
                        + " 2.5 route to a",
            })
    void ruleThatSaysSomethingElse_hasAnotherMeaning(String other) {
        assertThat(Routes.rule(other).meaning()).isNotEqualTo(Routes.rule(RULE).meaning());
        assertThat(Routes.of(other).meaning()).isNotEqualTo(Routes.of(RULE).meaning());
    }

    @Test
    void layoutNotesAndLanguage_areNoMeaning() {
        String sameInDrl = "package p\nimport dev.pointsman.ticket.Ticket\nrule \"r\" @owner(\"ann\") salience 5"
                + " date-effective \"22-Nov-2026\" date-expires \"2026-12-24T01:00:00+01:00\" when Ticket( category =="
                + " \"refund\" && attributes[\"amount\"] > 2.50 ) then routing.to(\"a\").because(\"w\" + \"hy\"); end\n";
        assertThat(Routes.builder()
                        .file("rules/x.drl", sameInDrl)
                        .file("rules/y.route", Routes.FALLBACK)
                        .build()
                        .meaning())
                .isEqualTo(Routes.of("# comment\n" + RULE.replace(" ", "\n ")).meaning());
    }

    @Test
    void absentReason_isNoEmptyOne() {
        assertThat(Routes.rule("rule r when tagged vip route to a because \"\"").meaning())
                .isNotEqualTo(Routes.rule("rule r when tagged vip route to a").meaning());
    }
}
