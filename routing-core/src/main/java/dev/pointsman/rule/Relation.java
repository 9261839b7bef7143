package dev.pointsman.rule;

/** The order relations of {@link Condition.Order}. */
public enum Relation {
    /** Less than. */
    LESS("<"),
    /** Less than or equal. */
    AT_MOST("<="),
    /** Greater than. */
    GREATER(">"),
    /** Greater than or equal. */
    AT_LEAST(">=");

    private final String text;

    Relation(String text) {
        this.text = text;
    }

    /** Returns the operator as DRL writes it. */
    public String text() {
        return text;
    }

    /** Tells whether a comparison result (negative, zero, positive) satisfies this relation. */
    boolean accepts(int comparison) {
        return switch (this) {
            case LESS -> comparison < 0;
            case AT_MOST -> comparison <= 0;
            case GREATER -> comparison > 0;
            case AT_LEAST -> comparison >= 0;
        };
    }
}
