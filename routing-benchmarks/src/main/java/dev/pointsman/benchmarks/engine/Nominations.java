package dev.pointsman.benchmarks.engine;

/** Collects the rules that matched one ticket and knows the winner. Public for the consequences of rules. */
public final class Nominations {

    private int winner = Integer.MAX_VALUE;

    /** Notes a match. */
    public void add(int place) {
        winner = Math.min(winner, place);
    }

    /** Returns the place of the winner and starts anew. */
    int take() {
        int taken = winner;
        winner = Integer.MAX_VALUE;
        return taken;
    }
}
