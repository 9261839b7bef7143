package dev.pointsman.verify.finding;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A set of tickets, as values of some fields; all others may have any. Immutable.
 *
 * @param parts what must be; none stands for every ticket
 * @param share how much of all combinations of values it takes, 0 to 1; for comparing regions, not for counting tickets
 */
public record Region(List<Part> parts, double share) {

    /**
     * What must be of one field, attribute or tag, or of the time.
     *
     * @param operand what is looked at, as rules write it
     * @param values what it must be, in words
     */
    public record Part(String operand, String values) {
        /** Checks. */
        public Part {
            Objects.requireNonNull(operand, "operand");
            Objects.requireNonNull(values, "values");
        }

        /** Returns both. */
        @Override
        public String toString() {
            return operand + " " + values;
        }
    }

    /** Checks and copies. */
    public Region {
        parts = List.copyOf(parts);
    }

    /** Returns the parts with "and" between them. */
    @Override
    public String toString() {
        return parts.isEmpty()
                ? "every ticket"
                : parts.stream().map(Part::toString).collect(Collectors.joining(" and "));
    }
}
