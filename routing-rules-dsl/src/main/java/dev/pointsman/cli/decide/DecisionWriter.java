package dev.pointsman.cli.decide;

import dev.pointsman.decision.Decision;
import dev.pointsman.decision.Explanation;
import java.io.IOException;

/** Writes decisions one after the other, in the order of the tickets. */
interface DecisionWriter {

    void write(Decision decision) throws IOException;

    void write(Explanation explanation) throws IOException;

    /** Hands everything to the writer below. */
    void flush() throws IOException;
}
