package dev.pointsman.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleIssue;
import dev.pointsman.rule.RuleSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that come from a spreadsheet. */
class CsvReaderTest {

    private static final String FALLBACK = "default rule fallback route to triage";

    @Test
    void record_isARule() {
        RuleSet ruleSet = builder("""
                rule,product,region,tags,attribute amount,priority,salience,because,from,team
                -,credit card,"EU, UK",vip,at least 150,2 or more urgent,50,"Cards, by region",2026-11-22,payments-emea

                other,"credit card, 3000, ""a, b""\",not EU,-,-,-,-,-,-,a
                """).build();
        assertThat(ruleSet.rules())
                .extracting(rule -> rule.id() + " | " + rule.condition().text() + " | " + rule.salience() + " | "
                        + rule.reason().orElse("") + " | " + rule.team().orElseThrow() + " | " + rule.position())
                .containsExactly(
                        "emea/owners/credit card/EU+UK/vip/at-least-150/at-most-2 | product == \"credit card\" && region in"
                                + " (\"EU\", \"UK\") && tags contains \"vip\" && attributes[\"amount\"] >= 150 && priority"
                                + " <= 2 | 50 | Cards, by region | payments-emea | rules/emea/owners.csv:2:1",
                        "other | product in (\"credit card\", \"3000\", \"a, b\") && region != \"EU\" | 0 |  | a |"
                                + " rules/emea/owners.csv:4:1",
                        "fallback | true | 0 |  | triage | rules/z.route:1:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "product -> 3000 -> product == \"3000\"",
                "product -> not found -> product != \"found\"",
                "product -> \"\"\"not found\"\"\" -> product == \"not found\"",
                "product -> present -> product != null",
                "product -> absent -> product == null",
                "product -> \"a, absent\" -> product in (\"a\", null)",
                "product -> \"none of a, b\" -> product not in (\"a\", \"b\")",
                "product -> one of a -> product in (\"a\")",
                "attribute reference -> 42 -> attributes[\"reference\"] == \"42\"",
                "attribute amount -> 42 -> attributes[\"amount\"] == 42",
                "attribute amount -> below 4.5 -> attributes[\"amount\"] < 4.5",
                "attribute legalHold -> true -> attributes[\"legalHold\"] == true",
                "priority -> P1 -> priority == 1",
                "priority -> \"1, 2\" -> priority in (1, 2)",
                "tags -> \"vip, gold\" -> tags contains \"vip\" || tags contains \"gold\"",
            })
    void cell_isATestOfItsColumn(String column, String cell, String drl) {
        RuleSet ruleSet = builder(column + ",team\n" + cell + ",a\n").build();
        assertThat(ruleSet.rules().get(0).condition().text()).isEqualTo(drl);
    }

    @Test
    void mistakes_areReportedAtTheirCells() {
        assertThat(Routes.issues(builder("""
                category,region,attribute amount,team
                refund,"EU, EMEA",-,a
                refund,EU,dhl,nobody
                refund,,-,a
                refund,EU,-
                refund,EU,-,a,b
                "re
                fund",EU,-,a
                """)))
                .extracting(issue ->
                        issue.position().line() + ":" + issue.position().column() + " "
                                + issue.message().lines().findFirst().orElseThrow())
                .containsExactly(
                        "2:8 the schema has no region \"EMEA\"",
                        "3:11 attribute amount is a number, it cannot be tested with is \"dhl\""
                                .replace("attribute ", ""),
                        "3:15 there is no team \"nobody\"",
                        "4:8 the cell is empty",
                        "5:12 the row has 3 of 4 cells",
                        "6:15 the row has more cells than there are columns (4)",
                        "7:1 the schema has no category \"re\\nfund\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "sep=,\\ncategory,team -> 1:1 the first line is no line of headings",
                "category,attribute amount,team\\nrefund,>= 5,a -> 2:8 the cell begins with >=",
                "category;team -> 1:1 the columns are separated by semicolons",
                "category -> 1:1 the last column of a table is \"team\"",
                "team -> 1:1 no column is a field or an attribute",
                "category,,team -> 1:10 expected a field such as category, \"attribute\", \"rule\", \"salience\", \"from\","
                        + " \"until\", \"because\" or \"team\", found \"|\"",
                "categroy,team\\nrefund,a -> 1:1 tickets have no field \"categroy\"",
                "category,team\\n\"refund,a -> 2:1 not CSV:",
                "category,team\\n\"refund\"x,a -> 2:1 not CSV:",
            })
    void file_thatIsNoTable_isToldWhy(String text, String problem) {
        List<RuleIssue> issues = Routes.issues(builder(text.replace("\\n", "\n") + "\n"));
        assertThat(issues).hasSize(1);
        assertThat(issues.get(0).position().line() + ":"
                        + issues.get(0).position().column() + " "
                        + issues.get(0).message())
                .startsWith(problem);
    }

    @Test
    void headingsAlone_areAnEmptyFile() {
        assertThat(Routes.issues(builder("category,team\n").file("rules/y.route", "rule r when tagged vip route to a")))
                .extracting(issue -> issue.code().id())
                .containsExactly("empty-file");
    }

    @Test
    void csv_asDrl_meansTheSame() {
        RuleSet csv = builder("category,region,team\nrefund,EU,a\nrefund,\"UK, NA\",b\n")
                .build();
        Conversion conversion = Conversion.of(csv, Conversion.Language.DRL);
        assertThat(conversion.files()).extracting(file -> file.name()).contains("rules/emea/owners.drl");
        assertThat(conversion.kept()).isEmpty();
        assertThat(csv.rules()).extracting(Rule::id).contains("emea/owners/refund/UK+NA");
    }

    private static RuleSet.Builder builder(String csv) {
        return Routes.builder().file("rules/emea/owners.csv", csv).file("rules/z.route", FALLBACK);
    }
}
