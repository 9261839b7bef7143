package dev.pointsman.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.Router;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.team.Team;
import dev.pointsman.team.TeamDirectory;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.ticket.TicketField;
import dev.pointsman.ticket.TicketSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WinningChangeTest {

    private static final WinningChange.Proposal NONE = (rule, ticket, at) -> Optional.empty();
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final List<String> REGIONS = Arrays.asList("EU", "UK", "NA", null);
    private static final List<String> TIERS = Arrays.asList("plus", "basic", null);
    private static final List<Integer> PRIORITIES = Arrays.asList(1, 2, 3, 4, 5, null);
    private static final List<List<String>> TAGS =
            List.of(List.of(), List.of("vip"), List.of("legal"), List.of("vip", "legal"));
    private static final List<String> TESTS = List.of(
            "region == \"EU\"",
            "region != \"EU\"",
            "region in (\"EU\", \"NA\")",
            "region == null",
            "tier == \"plus\"",
            "tier != null",
            "priority <= 2",
            "priority > 3",
            "priority == 3",
            "tags contains \"vip\"",
            "tags not contains \"legal\"",
            "(region == \"UK\" || tier == \"basic\")",
            "!( priority <= 2 && tier == \"plus\" )");

    private static final TicketSchema SCHEMA = TicketSchema.builder()
            .values(TicketField.REGION, List.of("EU", "UK", "NA"))
            .values(TicketField.TIER, List.of("plus", "basic"))
            .build();

    /** All tickets of a small world are the oracle: what wins, and with how few changes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void change_isProven_andTheSmallestWhereItSaysSo(long seed) {
        Random random = new Random(seed);
        List<Ticket> world = world();
        int possible = 0;
        int found = 0;
        int smallest = 0;
        for (int round = 0; round < 6; round++) {
            RuleSet rules = rules(random);
            try (Router router = Router.builder().ruleSet(rules).build()) {
                List<String> winners = world.stream()
                        .map(ticket -> router.route(ticket, AT).rule())
                        .toList();
                for (int i = 0; i < 10; i++) {
                    Ticket from = world.get(random.nextInt(world.size()));
                    for (Rule rule : rules.rules()) {
                        int fewest = fewest(world, winners, rule.id(), from);
                        Optional<WinningChange> change =
                                WinningChange.find(router, new Question(from, List.of(), AT), rule, NONE);
                        possible += fewest < Integer.MAX_VALUE ? 1 : 0;
                        if (change.isPresent()) {
                            found++;
                            WinningChange given = change.get();
                            assertThat(given.question().route(router).rule()).isEqualTo(rule.id());
                            assertThat(given.changes().size()).isGreaterThanOrEqualTo(fewest);
                            if (given.smallest()) {
                                smallest++;
                                assertThat(given.changes())
                                        .as("%s from %s", rule, from)
                                        .hasSize(fewest);
                            }
                        }
                    }
                }
            }
        }
        assertThat(found).as("found of those that are possible, seed %s", seed).isEqualTo(possible);
        assertThat(smallest).as("proven to be the smallest, seed %s", seed).isGreaterThan(found * 3 / 4);
    }

    @Test
    void rule_outOfForce_winsAtAnotherInstant() {
        RuleSet rules = rules("""
                rule "winter" date-effective "2026-12-01" date-expires "2027-03-01"
                when Ticket( region == "EU" ) then routing.to("a"); end
                rule "autumn" date-expires "2026-11-01"
                when Ticket( region == "EU" ) then routing.to("a"); end
                rule "off" enabled false when Ticket( region == "EU" ) then routing.to("a"); end
                """);
        Question question = new Question(Ticket.builder("T-1").build(), List.of(), AT);
        try (Router router = Router.builder().ruleSet(rules).build()) {
            assertThat(find(router, question, "winter"))
                    .hasToString("Optional[the instant 2026-12-01T00:00:00Z, and region from absent to \"EU\"]");
            assertThat(find(router, question, "autumn"))
                    .hasToString("Optional[the instant 2026-10-31T23:59:59Z, and region from absent to \"EU\"]");
            assertThat(find(router, question, "off")).isEmpty();
            Question inWinter = new Question(question.ticket(), List.of(), Instant.parse("2026-12-24T00:00:00Z"));
            assertThat(find(router, inWinter, "winter")).hasToString("Optional[region from absent to \"EU\"]");
        }
    }

    @Test
    void proposal_isTried_andUsedOnlyWhereTheRuleWins_andItIsTheSmaller() {
        RuleSet rules = rules("""
                rule "wanted" when Ticket( subject matches "\\\\p{Lu}+" ) then routing.to("a"); end
                """);
        Question question = new Question(Ticket.builder("T-1").build(), List.of(), AT);
        Ticket right = Ticket.builder("T-1").subject("ABC").build();
        Ticket wrong = Ticket.builder("T-1").subject("abc").build();
        try (Router router = Router.builder().ruleSet(rules).build()) {
            Rule wanted = rules.find("wanted").orElseThrow();
            assertThat(find(router, question, "wanted")).isEmpty();
            assertThat(WinningChange.find(router, question, wanted, (rule, ticket, at) -> Optional.of(wrong)))
                    .isEmpty();
            assertThat(WinningChange.find(router, question, wanted, (rule, ticket, at) -> Optional.of(right)))
                    .hasToString("Optional[subject from absent to \"ABC\"]");
        }
    }

    private static Optional<WinningChange> find(Router router, Question question, String rule) {
        return WinningChange.find(router, question, router.ruleSet().find(rule).orElseThrow(), NONE);
    }

    private static int fewest(List<Ticket> world, List<String> winners, String rule, Ticket from) {
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < world.size(); i++) {
            if (winners.get(i).equals(rule)) {
                fewest = Math.min(
                        fewest, TicketChange.between(from, world.get(i)).size());
            }
        }
        return fewest;
    }

    private static List<Ticket> world() {
        List<Ticket> world = new ArrayList<>();
        for (String region : REGIONS) {
            for (String tier : TIERS) {
                for (Integer priority : PRIORITIES) {
                    for (List<String> tags : TAGS) {
                        world.add(Ticket.builder("T-1")
                                .region(region)
                                .tier(tier)
                                .priority(priority)
                                .tags(tags)
                                .build());
                    }
                }
            }
        }
        return world;
    }

    private static RuleSet rules(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append("rule \"r")
                    .append(i)
                    .append("\" salience ")
                    .append(random.nextInt(4))
                    .append(" when Ticket( ");
            text.append(TESTS.get(random.nextInt(TESTS.size())));
            for (int more = random.nextInt(3); more > 0; more--) {
                text.append(", ").append(TESTS.get(random.nextInt(TESTS.size())));
            }
            text.append(" ) then routing.to(\"a\"); end\n");
        }
        return rules(text.toString());
    }

    private static RuleSet rules(String text) {
        return RuleSet.builder("small")
                .schema(SCHEMA)
                .teams(TeamDirectory.of(Team.of("a", "A"), Team.of("b", "B")))
                .file(
                        "rules/rules.drl",
                        "import dev.pointsman.ticket.Ticket\n" + text
                                + "rule \"fallback\" when Ticket() then routing.to(\"b\"); end\n")
                .build();
    }
}
