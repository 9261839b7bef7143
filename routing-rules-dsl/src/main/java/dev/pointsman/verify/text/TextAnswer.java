package dev.pointsman.verify.text;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ticket.Ticket;
import java.util.Collection;
import java.util.List;

/**
 * That a test on a text gives a certain answer. Immutable.
 *
 * @param answer 0 for no, 1 for yes, 2 for fails
 */
public record TextAnswer(Condition.Leaf test, int answer) {

    /** The test does not hold. */
    public static final int NO = 0;
    /** The test holds. */
    public static final int YES = 1;

    static final int FAILS = 2;

    /** Asks the test. */
    public static int ask(Condition.Leaf test, Operand operand, String text) {
        Ticket ticket = Tickets.with(Ticket.builder("probe"), operand, text).build();
        try {
            return test.holds(ticket) ? YES : NO;
        } catch (RuleEngineException e) {
            return FAILS;
        }
    }

    /** Asks several tests. */
    public static List<TextAnswer> all(Collection<Condition.Leaf> tests, String text) {
        return tests.stream()
                .map(test -> new TextAnswer(test, ask(test, test.operand(), text)))
                .toList();
    }

    boolean isGivenBy(String text) {
        return ask(test, test.operand(), text) == answer;
    }

    boolean isYes() {
        return answer == YES;
    }
}
