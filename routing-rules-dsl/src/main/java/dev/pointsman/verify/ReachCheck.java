package dev.pointsman.verify;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Operand;
import dev.pointsman.verify.diagram.Projection;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.finding.Phrases;
import dev.pointsman.verify.finding.Region;
import dev.pointsman.verify.finding.Verdict;
import dev.pointsman.verify.finding.Witness;
import dev.pointsman.verify.question.Meaning;
import dev.pointsman.verify.question.Model;
import dev.pointsman.verify.question.Overlaps;
import dev.pointsman.verify.question.Questions;
import dev.pointsman.verify.value.Atom;
import dev.pointsman.verify.value.Domain;
import dev.pointsman.verify.value.Leaves;
import dev.pointsman.verify.value.RegionText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds rules that win no ticket because stronger rules take everything they match, and values they list in vain. A session
 * rule never takes anything for certain, but it can be in vain itself.
 */
final class ReachCheck {

    /** Of how many rules a smallest set that covers another is looked for. */
    private static final int MOST_COVERING = 400;

    private final Model model;
    private final List<Meaning> rules;
    private final Overlaps overlaps;
    private final Collected collected;

    ReachCheck(Model model, List<Meaning> rules, Overlaps overlaps, Collected collected) {
        this.model = model;
        this.rules = rules;
        this.overlaps = overlaps;
        this.collected = collected;
    }

    /**
     * Checks all rules but some.
     *
     * @param settled rules of which it has been said already why they win nothing
     */
    void run(Set<String> settled) {
        for (Meaning rule : rules) {
            if (!rule.rule().isFallback() && !settled.contains(rule.id())) {
                check(rule);
            }
        }
    }

    private void check(Meaning rule) {
        List<Meaning> stronger = stronger(rule);
        int[] sets = sets(stronger);
        int[] mine = {rule.matches()};
        Questions.Answer inSchema = model.questions().askKnown(mine, sets);
        if (inSchema instanceof Questions.Answer.Found) {
            collected.count(IssueCode.UNREACHABLE, Verdict.REFUTED);
            checkValues(rule, stronger);
            return;
        }
        Questions.Answer anywhere =
                inSchema instanceof Questions.Answer.None ? model.questions().ask(mine, sets) : inSchema;
        if (anywhere instanceof Questions.Answer.Open open) {
            collected.count(IssueCode.UNREACHABLE, Verdict.NOT_DECIDED);
            collected.open(rule.rule(), "whether any ticket reaches it", List.of(), open.why());
        } else if (anywhere instanceof Questions.Answer.Found found) {
            collected.count(IssueCode.UNREACHABLE, Verdict.REFUTED);
            reportOutside(rule, found.witness());
        } else {
            collected.count(IssueCode.UNREACHABLE, Verdict.PROVEN);
            report(rule, stronger);
        }
    }

    private List<Meaning> stronger(Meaning rule) {
        BitSet beside = overlaps.of(rule.projection());
        return beside.stream()
                .takeWhile(place -> place < rule.place())
                .mapToObj(rules::get)
                .filter(Meaning::isPlain)
                .toList();
    }

    private static int[] sets(List<Meaning> rules) {
        return rules.stream().mapToInt(Meaning::matches).toArray();
    }

    private void report(Meaning rule, List<Meaning> stronger) {
        List<Meaning> cover = cover(rule, stronger);
        List<String> ids = cover.stream().map(Meaning::id).toList();
        String message;
        if (cover.size() == 1) {
            Meaning only = cover.get(0);
            message = "it wins no ticket: rule \"" + only.id() + "\" ("
                    + only.rule().position()
                    + ") takes every ticket that it matches, and stands before it by "
                    + only.rule().precedesBy(rule.rule());
        } else {
            message = "it wins no ticket: the rules " + Phrases.rules(ids)
                    + " stand before it and together take every ticket that it matches";
        }
        collected.add(Finding.proven(
                Collected.issue(
                        IssueCode.UNREACHABLE,
                        rule.rule(),
                        message,
                        "Remove it, narrow the rules before it, or give it a higher salience."),
                ids));
    }

    /** Returns rules that together take all of it, none of which can be left out. */
    private List<Meaning> cover(Meaning rule, List<Meaning> stronger) {
        for (Meaning one : stronger) {
            if (model.canBeWithin(rule.projection(), one.projection())
                    && uncovered(rule, List.of(one)) instanceof Questions.Answer.None) {
                return List.of(one);
            }
        }
        List<Meaning> cover = new ArrayList<>(stronger);
        if (cover.size() <= MOST_COVERING) {
            Questions.Answer all = uncovered(rule, cover);
            for (int last = cover.size() - 1; last >= 0; last--) {
                Meaning doubtful = cover.get(last);
                if (all instanceof Questions.Answer.None none && !none.outside().contains(doubtful.matches())) {
                    cover.remove(last); // that it covers was shown without it
                    continue;
                }
                List<Meaning> fewer = new ArrayList<>(cover);
                fewer.remove(last);
                Questions.Answer rest = uncovered(rule, fewer);
                if (rest instanceof Questions.Answer.None) {
                    cover = fewer;
                    all = rest;
                }
            }
        }
        return cover;
    }

    private Questions.Answer uncovered(Meaning rule, List<Meaning> others) {
        return model.questions().ask(new int[] {rule.matches()}, sets(others));
    }

    private void reportOutside(Meaning rule, Witness witness) {
        String unquoted = "within the schema it wins no ticket, only outside of it";
        String message = unquoted + ", as " + Phrases.ticket(witness.ticket());
        collected.add(
                new Finding(
                        Collected.issue(IssueCode.PARTLY_UNREACHABLE, rule.rule(), message, ""),
                        Verdict.PROVEN,
                        List.of(),
                        witness,
                        null),
                new Collected.Claim(witness, List.of(rule.rule()), false, unquoted));
    }

    /** Looks at each of several values that the rule lists for an operand. */
    private void checkValues(Meaning rule, List<Meaning> stronger) {
        listed(rule.rule().condition()).forEach((operand, atoms) -> {
            BitSet allowed = rule.projection().atoms().get(model.domain().level(operand));
            if (allowed != null) {
                atoms.and(allowed);
                if (atoms.cardinality() > 1) {
                    checkValues(rule, stronger, operand, atoms, allowed);
                }
            }
        });
    }

    private void checkValues(Meaning rule, List<Meaning> stronger, Operand operand, BitSet listed, BitSet allowed) {
        int level = model.domain().level(operand);
        BitSet vain = new BitSet();
        boolean open = false;
        for (int atom = listed.nextSetBit(0); atom >= 0; atom = listed.nextSetBit(atom + 1)) {
            BitSet one = new BitSet();
            one.set(atom);
            int only = model.diagram().among(level, one);
            Questions.Answer answer = model.questions().ask(new int[] {rule.matches(), only}, sets(stronger));
            collected.count(
                    IssueCode.PARTLY_UNREACHABLE,
                    answer instanceof Questions.Answer.None
                            ? Verdict.PROVEN
                            : answer instanceof Questions.Answer.Found ? Verdict.REFUTED : Verdict.NOT_DECIDED);
            vain.set(atom, answer instanceof Questions.Answer.None);
            open |= answer instanceof Questions.Answer.Open;
        }
        if (open) {
            collected.open(
                    rule.rule(),
                    "for which values of " + operand.text() + " a ticket reaches it",
                    List.of(),
                    "too much work");
        }
        if (!vain.isEmpty()) {
            reportValues(rule, stronger, operand, vain, allowed);
        }
    }

    private void reportValues(Meaning rule, List<Meaning> stronger, Operand operand, BitSet vain, BitSet allowed) {
        int level = model.domain().level(operand);
        RegionText texts = new RegionText(model.domain());
        BitSet rest = (BitSet) allowed.clone();
        rest.andNot(vain);
        Region reached = texts.region(Map.of(level, rest));
        Region lost = texts.region(Map.of(level, vain));
        int within = model.diagram().and(rule.matches(), model.diagram().among(level, vain));
        Meaning part =
                new Meaning(rule.rule(), rule.place(), rule.truth(), within, Projection.of(model.diagram(), within));
        List<String> ids = cover(part, stronger).stream().map(Meaning::id).toList();
        String by =
                ids.size() == 1 ? "rule " + Phrases.rules(ids) + " takes" : "the rules " + Phrases.rules(ids) + " take";
        collected.add(new Finding(
                Collected.issue(
                        IssueCode.PARTLY_UNREACHABLE,
                        rule.rule(),
                        "it is only reachable for " + reached + ": with " + lost + ", " + by
                                + " every ticket before it",
                        "Take these values out of the condition, or give the rule a higher salience."),
                Verdict.PROVEN,
                ids,
                null,
                reached));
    }

    /** Returns the values that a condition lists, as atoms. */
    private Map<Operand, BitSet> listed(Condition condition) {
        Map<Operand, BitSet> listed = new LinkedHashMap<>();
        for (Condition.Leaf leaf : positive(condition)) {
            if (leaf instanceof Condition.Equal equal && equal.value() != null) {
                mark(equal.operand(), equal.value(), listed);
            } else if (leaf instanceof Condition.OneOf oneOf) {
                for (Object value : oneOf.values()) {
                    if (value != null) {
                        mark(oneOf.operand(), value, listed);
                    }
                }
            }
        }
        return listed;
    }

    private static List<Condition.Leaf> positive(Condition condition) {
        if (condition instanceof Condition.Leaf leaf) {
            return List.of(leaf);
        }
        List<Condition.Leaf> leaves = new ArrayList<>();
        if (!(condition instanceof Condition.Not)) {
            Leaves.parts(condition).forEach(part -> leaves.addAll(positive(part)));
        }
        return leaves;
    }

    private void mark(Operand operand, Object value, Map<Operand, BitSet> listed) {
        if (!Domain.isTags(operand)) {
            List<Atom> atoms = model.domain().values(operand).atoms();
            BitSet found = listed.computeIfAbsent(operand, unused -> new BitSet());
            for (int atom = 0; atom < atoms.size(); atom++) {
                if (value.equals(atoms.get(atom).value()) && atoms.get(atom).kind() == Atom.Kind.ONE) {
                    found.set(atom);
                }
            }
        }
    }
}
