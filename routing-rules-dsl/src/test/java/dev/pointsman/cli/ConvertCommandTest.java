package dev.pointsman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {

    @TempDir
    private Path parent = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        folder = SmallRuleSet.in(parent);
    }

    @Test
    void plainRules_arePrintedInTheRoutingLanguage_andSessionRulesAreNamed() {
        Session session = Session.run("convert", folder.toString(), "--to", "route");
        assertThat(session.out()).isEqualToNormalizingNewlines("""
                        # rules/fallback.route
                        default rule fallback
                          route to triage

                        # rules/refunds.route
                        rule eu-refunds
                          salience 100
                          when category is refund
                            and region is one of EU, UK
                          route to payments-emea because "EU refunds are handled in Dublin – früh"

                        rule high-value
                          salience 200
                          when category is refund
                            and attribute amount is above 1000
                          route to high-value

                        rule winter
                          from 2026-12-01
                          when category is snow
                          route to reliability

                        """);
        assertThat(session.err())
                .contains(
                        "rules/outages.drl:5:1: rule \"open-outage\" stays DRL: it has a pattern on Fact beside the ticket");
        assertThat(session.exitCode()).isEqualTo(1);
    }

    @Test
    void folder_thereAndBack_meansTheSame() throws IOException {
        RuleSet before = RuleSet.load(folder);
        Path route = parent.resolve("route");
        assertThat(Session.run("convert", folder.toString(), "--to", "route", "--out", route.toString())
                        .exitCode())
                .isEqualTo(1);
        assertThat(names(route)).containsExactly("fallback.route", "outages.drl", "refunds.route");
        replaceRules(route);
        assertThat(RuleSet.load(folder).meaning()).isEqualTo(before.meaning());

        Path drl = parent.resolve("drl");
        Session back = Session.run("convert", folder.toString(), "--to", "drl", "--out", drl.toString());
        assertThat(back.err()).isEmpty();
        assertThat(back.exitCode()).isZero();
        assertThat(names(drl)).containsExactly("fallback.drl", "outages.drl", "refunds.drl");
        replaceRules(drl);
        assertThat(RuleSet.load(folder).meaning()).isEqualTo(before.meaning());
    }

    @Test
    void outputFolder_thatIsNotEmpty_isLeftAlone() throws IOException {
        Path full = Files.createDirectories(parent.resolve("full"));
        Files.writeString(full.resolve("x.drl"), "x");
        Session session = Session.run("convert", folder.toString(), "--to", "route", "--out", full.toString());
        assertThat(session.err()).contains("is not empty");
        assertThat(session.exitCode()).isEqualTo(2);
        assertThat(names(full)).containsExactly("x.drl");
    }

    @Test
    void ruleSetWithErrors_isNotConverted() throws IOException {
        SmallRuleSet.write(folder.resolve("rules/wrong.route"), "rule w when regoin is EU route to triage");
        Session session = Session.run("convert", folder.toString(), "--to", "drl");
        assertThat(session.err()).contains("error [unknown-field]");
        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(Session.run("convert", folder.toString(), "--to", "cobol").exitCode())
                .isEqualTo(2);
    }

    private void replaceRules(Path by) throws IOException {
        Path rules = folder.resolve("rules");
        try (Stream<Path> old = Files.list(rules)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (String name : names(by)) {
            Files.copy(by.resolve(name), rules.resolve(name));
        }
    }

    private static java.util.List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
