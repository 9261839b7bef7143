package dev.pointsman.verify;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.rule.Rule;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.finding.Phrases;
import dev.pointsman.verify.finding.Verdict;
import dev.pointsman.verify.finding.Witness;
import dev.pointsman.verify.question.Meaning;
import dev.pointsman.verify.question.Model;
import dev.pointsman.verify.question.Overlaps;
import dev.pointsman.verify.question.Questions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds ties: two rules of one salience and of different teams that match one ticket, neither of them narrower, where no
 * stronger rule settles it. Then only the rule ids, or how many values a condition lists, would decide who owns the ticket.
 */
final class ConflictCheck {

    /** Of so many pairs of rules it is kept whether they can match the same tickets; a pair takes a bit. */
    private static final long MOST_KEPT = 1L << 28;

    private final Model model;
    private final List<Meaning> rules;
    private final Overlaps overlaps;
    private final Collected collected;
    /** For rules of one salience, by place. */
    private final Map<Integer, BitSet> kept = new HashMap<>();

    /** What is known of one pair. */
    private enum Narrower {
        YES,
        NO,
        UNKNOWN
    }

    ConflictCheck(Model model, List<Meaning> rules, Overlaps overlaps, Collected collected) {
        this.model = model;
        this.rules = rules;
        this.overlaps = overlaps;
        this.collected = collected;
    }

    void run() {
        int salience = 0;
        for (Meaning rule : rules) {
            if (rule.rule().salience() != salience) {
                salience = rule.rule().salience();
                kept.clear();
            }
            if (!rule.rule().isFallback() && rule.isPlain()) {
                check(rule);
            }
        }
    }

    /** Returns the places of the rules before it that can match the same tickets. */
    private BitSet before(Meaning rule) {
        BitSet known = kept.get(rule.place());
        if (known != null) {
            return known;
        }
        BitSet before = overlaps.of(rule.projection()).get(0, rule.place());
        if ((long) kept.size() * rules.size() < MOST_KEPT) {
            kept.put(rule.place(), before);
        }
        return before;
    }

    /** Looks for ties with the rules that stand before it. */
    private void check(Meaning weaker) {
        BitSet beside = before(weaker);
        List<Meaning> ties = new ArrayList<>();
        Witness first = null;
        for (int place = beside.nextSetBit(0); place >= 0; place = beside.nextSetBit(place + 1)) {
            Meaning stronger = rules.get(place);
            if (stronger.rule().salience() != weaker.rule().salience()
                    || !stronger.isPlain()
                    || stronger.hasTeamOf(weaker)
                    || (stronger.projection().exact()
                            && weaker.projection().exact()
                            && isNarrower(stronger, weaker) == Narrower.YES)) {
                continue;
            }
            Questions.Answer answer = tie(stronger, weaker, beside);
            Verdict verdict = verdict(answer);
            collected.count(IssueCode.CONFLICT, verdict);
            if (answer instanceof Questions.Answer.Found found) {
                first = first == null ? found.witness() : first;
                ties.add(stronger);
            } else if (answer instanceof Questions.Answer.Open open) {
                collected.open(
                        weaker.rule(),
                        "whether it ties with rule \"" + stronger.id() + "\"",
                        List.of(stronger.id()),
                        open.why());
            }
        }
        if (first != null) {
            report(weaker, ties, first);
        }
    }

    static Verdict verdict(Questions.Answer answer) {
        if (answer instanceof Questions.Answer.Open) {
            return Verdict.NOT_DECIDED;
        }
        return answer instanceof Questions.Answer.Found ? Verdict.PROVEN : Verdict.REFUTED;
    }

    private Questions.Answer tie(Meaning stronger, Meaning weaker, BitSet beside) {
        int[] both = {stronger.matches(), weaker.matches()};
        // Of two boxes that meet it is only asked once, together with what settles the tie.
        if (!stronger.projection().exact() || !weaker.projection().exact()) {
            Questions.Answer overlap = model.questions().askKnown(both);
            if (!(overlap instanceof Questions.Answer.Found)) {
                return overlap;
            }
        }
        Narrower narrower = either(isNarrower(stronger, weaker), isNarrower(weaker, stronger));
        if (narrower != Narrower.NO) {
            return narrower == Narrower.YES
                    ? new Questions.Answer.None(Set.of())
                    : new Questions.Answer.Open("it could not be told whether one of them is narrower");
        }
        return settled(stronger, weaker, beside, both);
    }

    /** Asks for a ticket of both that no rule takes by whose strength the tie does not matter. */
    private Questions.Answer settled(Meaning stronger, Meaning weaker, BitSet beside, int[] both) {
        List<Integer> higher = new ArrayList<>();
        List<Meaning> equal = new ArrayList<>();
        BitSet besideBoth = (BitSet) before(stronger).clone();
        besideBoth.and(beside);
        for (int place = besideBoth.nextSetBit(0); place >= 0; place = besideBoth.nextSetBit(place + 1)) {
            Meaning other = rules.get(place);
            if (other.isPlain()) {
                if (other.rule().salience() > weaker.rule().salience()) {
                    higher.add(other.matches());
                } else {
                    equal.add(other);
                }
            }
        }
        Questions.Answer answer = model.questions().askKnown(both, toArray(higher));
        // Which of its equals is narrower than both is asked only where one of them matters.
        while (answer instanceof Questions.Answer.Found found) {
            Meaning settling = settling(equal, found.witness(), stronger, weaker);
            if (settling == null) {
                return answer;
            }
            equal.remove(settling);
            higher.add(settling.matches());
            answer = model.questions().askKnown(both, toArray(higher));
        }
        return answer;
    }

    private @Nullable Meaning settling(List<Meaning> equal, Witness witness, Meaning stronger, Meaning weaker) {
        for (Meaning other : equal) {
            if (Replay.matches(other.rule(), witness)
                    && isNarrower(other, stronger) == Narrower.YES
                    && isNarrower(other, weaker) == Narrower.YES) {
                return other;
            }
        }
        return null;
    }

    private static int[] toArray(List<Integer> sets) {
        return sets.stream().mapToInt(Integer::intValue).toArray();
    }

    private static Narrower either(Narrower one, Narrower other) {
        if (one == Narrower.YES || other == Narrower.YES) {
            return Narrower.YES;
        }
        return one == Narrower.UNKNOWN || other == Narrower.UNKNOWN ? Narrower.UNKNOWN : Narrower.NO;
    }

    /** Tells whether the condition of one rule implies that of the other, and not the reverse. */
    private Narrower isNarrower(Meaning one, Meaning other) {
        int inner = one.truth().yes();
        int outer = other.truth().yes();
        if (inner == outer) {
            return Narrower.NO;
        }
        if (!model.canBeWithin(one.projection(), other.projection())) {
            return Narrower.NO;
        }
        Questions.Answer beyond = model.questions().ask(new int[] {inner}, outer);
        if (!(beyond instanceof Questions.Answer.None)) {
            return beyond instanceof Questions.Answer.Open ? Narrower.UNKNOWN : Narrower.NO;
        }
        Questions.Answer back = model.questions().ask(new int[] {outer}, inner);
        if (back instanceof Questions.Answer.Open) {
            return Narrower.UNKNOWN;
        }
        return back instanceof Questions.Answer.Found ? Narrower.YES : Narrower.NO;
    }

    private void report(Meaning weaker, List<Meaning> ties, Witness witness) {
        Meaning first = ties.get(0);
        List<String> ids = ties.stream().map(Meaning::id).toList();
        String further =
                ids.size() > 1 ? "; it ties with " + Phrases.rules(ids.subList(1, ids.size())) + " as well" : "";
        String start =
                "it ties with rule \"" + first.id() + "\" (" + first.rule().position() + "): both have salience "
                        + weaker.rule().salience() + ", neither is narrower, and ";
        String teams = " would go to " + team(first.rule()) + " or " + team(weaker.rule()) + further;
        String message = start + Phrases.ticket(witness.ticket()) + teams;
        String fix =
                "Give one of them a higher salience, make one narrower, or add a stronger rule for tickets that meet both.";
        collected.add(
                new Finding(
                        Collected.issue(IssueCode.CONFLICT, weaker.rule(), message, fix),
                        Verdict.PROVEN,
                        ids,
                        witness,
                        null),
                new Collected.Claim(
                        witness, List.of(first.rule(), weaker.rule()), false, start + "some ticket" + teams));
    }

    private static String team(Rule rule) {
        return rule.team().orElse("a team that it computes");
    }
}
