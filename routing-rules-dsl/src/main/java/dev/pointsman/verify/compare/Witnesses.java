package dev.pointsman.verify.compare;

import dev.pointsman.Router;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.verify.compare.Comparison.Pair;
import dev.pointsman.verify.finding.Witness;
import org.jspecify.annotations.Nullable;

/** Routes the tickets that are to show a move by both versions, before they are shown. Confined to one thread. */
final class Witnesses implements AutoCloseable {

    private final Router before;
    private final Router after;

    Witnesses(RuleSet before, RuleSet after) {
        this.before = Router.builder().ruleSet(before).build();
        this.after = Router.builder().ruleSet(after).build();
    }

    /** Returns the witness if it goes from the one team to the other; null where it needs facts that are not known. */
    @Nullable
    Witness shown(Witness witness, Pair pair) {
        boolean moves = team(before, witness).equals(pair.from())
                && team(after, witness).equals(pair.to());
        return moves ? witness : null;
    }

    private static String team(Router router, Witness witness) {
        return router.route(witness.ticket(), witness.at()).team().id();
    }

    @Override
    public void close() {
        before.close();
        after.close();
    }
}
