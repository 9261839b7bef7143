package dev.pointsman.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Matching;
import dev.pointsman.Router;
import dev.pointsman.decision.Decision;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.source.SourceFile;
import dev.pointsman.testing.Generator;
import dev.pointsman.ticket.Ticket;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** There and back: rules mean the same in both languages. */
class ConversionTest {

    /** How many generated rule sets; {@code -Dpointsman.conversion.seeds=3000} for a longer run. */
    private static final long SEEDS = Long.getLong("pointsman.conversion.seeds", 25);

    private static final Path MARKETPLACE = Path.of("..", "examples", "marketplace");

    @Test
    void generatedRules_thereAndBack_meanTheSame() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Generator generator = Generator.varied(seed);
            RuleSet drl = generator.ruleSet(generator.rules());
            RuleSet route = converted(drl, Conversion.Language.ROUTE);
            RuleSet back = converted(route, Conversion.Language.DRL);
            assertThat(route.meaning()).as("seed %s, as route", seed).isEqualTo(drl.meaning());
            assertThat(back.meaning()).as("seed %s, back as DRL", seed).isEqualTo(drl.meaning());
            assertThat(notes(route)).isEqualTo(notes(drl)).isEqualTo(notes(back));
        }
    }

    @Test
    void marketplace_thereAndBack_meansTheSame() {
        RuleSet drl = RuleSet.load(MARKETPLACE);
        Conversion conversion = Conversion.of(drl, Conversion.Language.ROUTE);
        RuleSet route = rebuilt(drl, conversion.files());
        assertThat(conversion.kept()).isNotEmpty().allMatch(Rule::isSessionRule);
        assertThat(route.meaning()).isEqualTo(drl.meaning());
        assertThat(route.rules().stream().filter(rule -> rule.position().file().endsWith(".route")))
                .hasSize(drl.rules().size() - conversion.kept().size());
        RuleSet back = converted(route, Conversion.Language.DRL);
        assertThat(back.meaning()).isEqualTo(drl.meaning());
        assertThat(notes(back)).isEqualTo(notes(route)).isEqualTo(notes(drl));
        assertThat(back.files()).extracting(SourceFile::name).allMatch(name -> name.endsWith(".drl"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void routeRules_inDroolsAndIndex_decideAlike(long seed) {
        Generator generator = new Generator(seed);
        RuleSet route = converted(generator.ruleSet(20), Conversion.Language.ROUTE);
        assertThat(route.files()).extracting(SourceFile::name).allMatch(name -> name.endsWith(".route"));
        try (Router index = Router.builder().ruleSet(route).build();
                Router drools = Router.builder()
                        .ruleSet(route)
                        .matching(Matching.DROOLS)
                        .build()) {
            for (Ticket ticket : generator.tickets(200)) {
                Decision decision = index.route(ticket, Generator.AT);
                assertThat(drools.route(ticket, Generator.AT)).isEqualTo(decision);
            }
        }
    }

    @Test
    void suppressionsAndNotes_thereAndBack_stay() {
        RuleSet route = Routes.of("""
                rule r
                  note owner "ann"
                  note reviewed
                  suppress absent-fails until 2027-06-30 because "the form; it requires a subject"
                  suppress session-rule until 2027-07-01 because "another"
                  when tagged vip
                  route to a
                """);
        RuleSet drl = converted(route, Conversion.Language.DRL);
        assertThat(drl.find("r").orElseThrow().suppressions())
                .hasSize(2)
                .isEqualTo(route.find("r").orElseThrow().suppressions());
        assertThat(notes(drl)).isEqualTo(notes(route));
    }

    @Test
    void rulesOfOneFile_thatNeedASession_stayBehind() {
        String head = "package p\nimport dev.pointsman.ticket.Ticket\nimport dev.pointsman.ticket.Fact\n";
        String session = "rule \"s\" date-expires \"2027-01-01\" when Ticket( $p : product )\n"
                + " Fact( attributes[\"p\"] == $p ) then routing.to(\"a\"); end\n";
        RuleSet drl = Routes.builder()
                .file(
                        "rules/x.drl",
                        head + "rule \"p\" date-effective \"2026-01-01\" when Ticket( tags contains \"vip\" )"
                                + " then routing.to(\"b\"); end\n" + session
                                + "rule \"q\" when Ticket() then routing.to(\"triage\"); end\n")
                .build();
        Conversion conversion = Conversion.of(drl, Conversion.Language.ROUTE);
        assertThat(conversion.kept()).extracting(Rule::id).containsExactly("s");
        assertThat(conversion.files())
                .extracting(file -> file.name() + "\n" + file.text())
                .containsExactly("rules/x.drl\n" + head + session, """
                        rules/x.route
                        rule p
                          from 2026-01-01
                          when tagged vip
                          route to b

                        default rule q
                          route to triage
                        """);
    }

    @Test
    void tables_asDrl_areRulesOfTheirOwnIds() {
        RuleSet route = Routes.of("table t\n  | category | region | team |\n  | refund | EU, UK | a |\n");
        RuleSet drl = converted(route, Conversion.Language.DRL);
        assertThat(drl.files()).extracting(SourceFile::name).containsExactly("rules/test.drl");
        assertThat(drl.find("t/refund/EU+UK")).isPresent();
    }

    private static RuleSet converted(RuleSet ruleSet, Conversion.Language to) {
        return rebuilt(ruleSet, Conversion.of(ruleSet, to).files());
    }

    private static RuleSet rebuilt(RuleSet like, List<SourceFile> files) {
        RuleSet.Builder builder = RuleSet.builder(like.version().name())
                .level(like.level())
                .schema(like.schema())
                .teams(like.teams());
        files.forEach(file -> builder.file(file.name(), file.text()));
        return builder.build();
    }

    private static List<String> notes(RuleSet ruleSet) {
        return ruleSet.rules().stream()
                .sorted(Comparator.comparing(Rule::id))
                .map(rule -> rule.id() + rule.notes() + rule.suppressions())
                .toList();
    }
}
