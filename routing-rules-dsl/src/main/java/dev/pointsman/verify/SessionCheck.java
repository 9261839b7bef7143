package dev.pointsman.verify;

import dev.pointsman.rule.IssueCode;
import dev.pointsman.verify.finding.Finding;
import dev.pointsman.verify.finding.Phrases;
import dev.pointsman.verify.finding.Verdict;
import dev.pointsman.verify.question.Meaning;
import dev.pointsman.verify.question.Model;
import dev.pointsman.verify.question.Overlaps;
import dev.pointsman.verify.question.Questions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Says of session rules which ties cannot be ruled out: whether they match depends on more than the ticket. */
final class SessionCheck {

    private final Model model;
    private final List<Meaning> rules;
    private final Overlaps overlaps;
    private final Collected collected;

    SessionCheck(Model model, List<Meaning> rules, Overlaps overlaps, Collected collected) {
        this.model = model;
        this.rules = rules;
        this.overlaps = overlaps;
        this.collected = collected;
    }

    void run() {
        for (Meaning rule : rules) {
            if (!rule.isPlain()) {
                check(rule);
            }
        }
    }

    private void check(Meaning session) {
        List<String> possible = new ArrayList<>();
        BitSet beside = overlaps.of(session.projection());
        for (int place = beside.nextSetBit(0); place >= 0; place = beside.nextSetBit(place + 1)) {
            Meaning other = rules.get(place);
            boolean tied = place != session.place()
                    && (other.isPlain() || place < session.place())
                    && !other.rule().isFallback()
                    && other.rule().salience() == session.rule().salience()
                    && !other.hasTeamOf(session);
            if (tied && !(overlap(session, other) instanceof Questions.Answer.None)) {
                possible.add(other.id());
            }
        }
        if (!possible.isEmpty()) {
            collected.count(IssueCode.CONFLICT, Verdict.NOT_DECIDED);
            collected.add(Finding.open(
                    Collected.issue(
                            IssueCode.NOT_PROVABLE,
                            session.rule(),
                            "only Drools can tell whether it matches ("
                                    + session.rule().sessionCause().orElse("") + "), so it may tie with "
                                    + Phrases.rules(possible) + " of the same salience",
                            "Give it a salience of its own, so that it does not matter."),
                    possible));
        }
    }

    private Questions.Answer overlap(Meaning one, Meaning other) {
        return model.questions().askKnown(new int[] {one.matches(), other.matches()});
    }
}
