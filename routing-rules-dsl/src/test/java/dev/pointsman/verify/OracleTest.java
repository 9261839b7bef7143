package dev.pointsman.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.finding.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares every verdict with plain enumeration of all tickets of a small world. {@code -Dpointsman.verify.rulesets=N} takes
 * N rule sets of each kind instead of {@value #SETS}; a failure names its seed.
 */
class OracleTest {

    private static final int SETS = 400;
    private static final int ASKED = Integer.getInteger("pointsman.verify.rulesets", SETS);

    /** What one rule does on every ticket at every instant. */
    private record Facts(Rule rule, BitSet meets, BitSet fails, BitSet matches) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void verdicts_equalEnumeration(boolean withTexts) {
        int sets = withTexts ? Math.max(1, ASKED / 4) : ASKED;
        for (long seed = 0; seed < sets; seed++) {
            SmallWorld world = new SmallWorld(seed, withTexts);
            RuleSet ruleSet = world.ruleSet();
            Verification verification = Verifier.of(ruleSet).withoutReplay().verify();
            new Enumeration(seed, withTexts, world, ruleSet, verification).compare();
        }
    }

    /** All tickets at all instants, by number. */
    private static final class Enumeration {
        private final String what;
        private final boolean withTexts;
        private final Verification verification;
        private final List<Ticket> tickets;
        private final BitSet known = new BitSet();
        private final List<Facts> rules = new ArrayList<>();

        Enumeration(long seed, boolean withTexts, SmallWorld world, RuleSet ruleSet, Verification verification) {
            this.what = "seed " + seed + (withTexts ? " with texts" : "") + "\n" + ruleSet.files() + "\n"
                    + ruleSet.schema().attributes() + "\n"
                    + verification.findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
            this.withTexts = withTexts;
            this.verification = verification;
            this.tickets = world.tickets();
            int times = SmallWorld.INSTANTS.size();
            for (int i = 0; i < tickets.size(); i++) {
                known.set(i * times, (i + 1) * times, world.isKnown(tickets.get(i)));
            }
            ruleSet.rules().stream().filter(Rule::enabled).forEach(rule -> rules.add(facts(rule)));
        }

        private Facts facts(Rule rule) {
            Facts facts = new Facts(rule, new BitSet(), new BitSet(), new BitSet());
            int number = 0;
            for (Ticket ticket : tickets) {
                int meets = ask(rule.condition(), ticket);
                for (Instant at : SmallWorld.INSTANTS) {
                    facts.meets.set(number, meets == 1);
                    facts.fails.set(number, meets == 2);
                    facts.matches.set(number, meets == 1 && rule.inForceAt(at));
                    number++;
                }
            }
            return facts;
        }

        private static int ask(Condition condition, Ticket ticket) {
            try {
                return condition.holds(ticket) ? 1 : 0;
            } catch (RuleEngineException e) {
                return 2;
            }
        }

        void compare() {
            Set<String> never = new TreeSet<>();
            Set<String> equal = new TreeSet<>();
            Set<String> unreachable = new TreeSet<>();
            Set<String> outside = new TreeSet<>();
            Set<String> conflicts = new TreeSet<>();
            Map<BitSet, Map<String, String>> same = new LinkedHashMap<>();
            BitSet taken = new BitSet();
            for (Facts rule : rules) {
                if (rule.rule.isFallback()) {
                    continue;
                }
                BitSet wins = minus(rule.matches, taken);
                Map<String, String> twins = same.computeIfAbsent(rule.matches, unused -> new LinkedHashMap<>());
                if (rule.meets.isEmpty()) {
                    never.add(rule.rule.id());
                } else if (!rule.matches.isEmpty()
                        && twins.putIfAbsent(rule.rule.team().orElseThrow(), rule.rule.id()) != null) {
                    equal.add(rule.rule.id());
                } else if (wins.isEmpty()) {
                    unreachable.add(rule.rule.id());
                } else if (!wins.intersects(known)) {
                    outside.add(rule.rule.id());
                }
                conflicts.addAll(conflicts(rule));
                taken.or(rule.matches);
            }
            same(never, ids(IssueCode.NEVER_HOLDS, "no ticket meets its"));
            same(equal, ids(IssueCode.EQUAL_RULES, ""));
            same(unreachable, ids(IssueCode.UNREACHABLE, ""));
            same(outside, ids(IssueCode.PARTLY_UNREACHABLE, "within the schema"));
            same(conflicts, conflictsFound());
            BitSet free = minus(known, taken(rules));
            if (!withTexts || !free.isEmpty()) {
                assertThat(found(IssueCode.GAP).isEmpty()).as(what).isEqualTo(free.isEmpty());
            }
            if (!withTexts) {
                assertThat(verification.isComplete()).as(what).isTrue();
            }
            checkCovers();
            checkTies();
            checkWitnesses();
        }

        /** With texts, what is proven must be so; what is not so in the small world may still be so in the large. */
        private void same(Set<String> expected, Set<String> found) {
            if (withTexts) {
                return;
            }
            assertThat(found).as(what).isEqualTo(expected);
        }

        private static BitSet minus(BitSet all, BitSet taken) {
            BitSet rest = (BitSet) all.clone();
            rest.andNot(taken);
            return rest;
        }

        private static BitSet taken(List<Facts> some) {
            BitSet taken = new BitSet();
            some.stream().filter(rule -> !rule.rule.isFallback()).forEach(rule -> taken.or(rule.matches));
            return taken;
        }

        private List<Finding> found(IssueCode code) {
            return verification.findings().stream()
                    .filter(finding -> finding.issue().code() == code)
                    .toList();
        }

        private Set<String> ids(IssueCode code, String start) {
            return found(code).stream()
                    .filter(finding -> finding.issue().message().startsWith(start))
                    .map(finding -> finding.issue().ruleId().orElseThrow())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private Set<String> conflictsFound() {
            Set<String> pairs = new TreeSet<>();
            for (Finding finding : found(IssueCode.CONFLICT)) {
                finding.related()
                        .forEach(other -> pairs.add(
                                other + " and " + finding.issue().ruleId().orElseThrow()));
            }
            return pairs;
        }

        private Set<String> conflicts(Facts weaker) {
            Set<String> pairs = new TreeSet<>();
            for (Facts stronger : rules) {
                if (stronger.equals(weaker)) {
                    break;
                }
                boolean tie = stronger.rule.salience() == weaker.rule.salience()
                        && !stronger.rule.team().equals(weaker.rule.team())
                        && !isNarrower(stronger, weaker)
                        && !isNarrower(weaker, stronger);
                BitSet both = (BitSet) stronger.matches.clone();
                both.and(weaker.matches);
                both.and(known);
                for (Facts other : rules) {
                    if (other.equals(stronger)) {
                        break;
                    }
                    boolean settles = other.rule.salience() > weaker.rule.salience()
                            || (other.rule.salience() == weaker.rule.salience()
                                    && isNarrower(other, stronger)
                                    && isNarrower(other, weaker));
                    if (settles && !other.rule.isFallback()) {
                        both.andNot(other.matches);
                    }
                }
                if (tie && !both.isEmpty()) {
                    pairs.add(stronger.rule.id() + " and " + weaker.rule.id());
                }
            }
            return pairs;
        }

        private static boolean isNarrower(Facts one, Facts other) {
            return minus(one.meets, other.meets).isEmpty()
                    && !minus(other.meets, one.meets).isEmpty();
        }

        /** Rules that are said to take another together do, and none of them could be left out. */
        private void checkCovers() {
            for (Finding finding : found(IssueCode.UNREACHABLE)) {
                BitSet matches = facts(finding.issue().ruleId().orElseThrow()).matches;
                List<Facts> cover = finding.related().stream().map(this::facts).toList();
                assertThat(minus(matches, taken(cover)).isEmpty()).as(what).isTrue();
                if (!withTexts) {
                    for (Facts one : cover) {
                        List<Facts> fewer = cover.stream()
                                .filter(other -> !other.equals(one))
                                .toList();
                        assertThat(minus(matches, taken(fewer)).isEmpty())
                                .as(what)
                                .isFalse();
                    }
                }
            }
            for (Finding finding : found(IssueCode.EQUAL_RULES)) {
                assertThat(facts(finding.related().get(0)).matches)
                        .as(what)
                        .isEqualTo(facts(finding.issue().ruleId().orElseThrow()).matches);
            }
            for (String id : ids(IssueCode.NEVER_HOLDS, "no ticket meets its")) {
                assertThat(facts(id).meets.isEmpty()).as(what).isTrue();
            }
        }

        /** The texts of the small world are many enough to show of every tie that neither rule is narrower. */
        private void checkTies() {
            for (Finding finding : found(IssueCode.CONFLICT)) {
                Facts weaker = facts(finding.issue().ruleId().orElseThrow());
                for (String related : finding.related()) {
                    Facts stronger = facts(related);
                    boolean narrower = isNarrower(stronger, weaker) || isNarrower(weaker, stronger);
                    assertThat(narrower)
                            .as("%s and %s in %s", related, finding, what)
                            .isFalse();
                }
            }
        }

        private Facts facts(String id) {
            return rules.stream()
                    .filter(rule -> rule.rule.id().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        private void checkWitnesses() {
            for (Finding finding : verification.findings()) {
                Witness witness = finding.witness();
                if (witness == null) {
                    continue;
                }
                List<String> matching = rules.stream()
                        .map(Facts::rule)
                        .filter(rule -> rule.inForceAt(witness.at()) && ask(rule.condition(), witness.ticket()) == 1)
                        .map(Rule::id)
                        .toList();
                switch (finding.issue().code()) {
                    case CONFLICT ->
                        assertThat(matching)
                                .as(what)
                                .contains(
                                        finding.issue().ruleId().orElseThrow(),
                                        finding.related().get(0));
                    case GAP -> assertThat(matching).as(what).containsExactly("fallback");
                    default ->
                        assertThat(matching.get(0))
                                .as(what)
                                .isEqualTo(finding.issue().ruleId().orElseThrow());
                }
            }
        }
    }
}
