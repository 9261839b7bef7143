package dev.pointsman.ruletest.coverage;

/**
 * So many of so many. Immutable.
 *
 * @param reached how many were reached
 * @param all how many there are
 */
public record Share(int reached, int all) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if more were reached than there are
     */
    public Share {
        if (reached < 0 || reached > all) {
            throw new IllegalArgumentException("reached must be 0 to " + all + ", found " + reached);
        }
    }

    /** Returns whole percent, rounded down, so that 100 means all; 100 also where there is nothing to reach. */
    public int percent() {
        return all == 0 ? 100 : (int) (100L * reached / all);
    }

    /** Returns for instance {@code 131 of 132 (99 %)}. */
    @Override
    public String toString() {
        return reached + " of " + all + " (" + percent() + " %)";
    }
}
