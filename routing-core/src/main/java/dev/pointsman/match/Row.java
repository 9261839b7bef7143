package dev.pointsman.match;

/** What the index knows about one value of an operand. Immutable. */
final class Row {

    private final String text;
    private final long[] words;
    private final int from;
    private final int to;

    /**
     * Creates a row.
     *
     * @param words the positions of the rules that the value does not rule out, among those not grouped by this operand
     * @param range the group of the rules that demand this very value
     */
    Row(long[] words, Layout.Range range) {
        this("", words, range);
    }

    /**
     * Creates the row of a text.
     *
     * @param text the value
     * @param words the positions of the rules that the value does not rule out, among those not grouped by this operand
     * @param range the group of the rules that demand this very value
     */
    Row(String text, long[] words, Layout.Range range) {
        this.text = text;
        this.words = words;
        this.from = range.from();
        this.to = range.to();
    }

    boolean isOf(String other) {
        return text.equals(other);
    }

    int hash() {
        return text.hashCode();
    }

    long[] words() {
        return words;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }
}
