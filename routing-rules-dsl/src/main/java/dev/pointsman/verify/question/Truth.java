package dev.pointsman.verify.question;

import dev.pointsman.verify.diagram.Diagram;

/**
 * Where a condition is true and where it is false; on the rest of all tickets it fails.
 *
 * @param yes the diagram of the tickets that meet it
 * @param no the diagram of those that do not
 */
public record Truth(int yes, int no) {

    static final Truth ALWAYS = new Truth(Diagram.TRUE, Diagram.FALSE);
    static final Truth NEVER = new Truth(Diagram.FALSE, Diagram.TRUE);

    Truth negated() {
        return new Truth(no, yes);
    }
}
