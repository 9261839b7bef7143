package dev.pointsman.match;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ticket.KeyBits;
import dev.pointsman.ticket.Ticket;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left to ask of rules that the index has found, by their places. Immutable.
 *
 * <p>What a look-up costs among thousands of rules is cold memory: so that nothing is left to ask stands in one bit, and
 * the rule itself is not touched.
 */
final class Remainders {

    /** The ticket does not meet the condition, or the rule is not in force. */
    static final int NO = 0;
    /** The ticket meets the condition. */
    static final int YES = 1;
    /** The condition cannot be evaluated on the ticket. */
    static final int FAILED = 2;

    private final Rule[] rules;
    private final @Nullable Condition[] rests;
    private final long[] proven;
    private final long[] dated;
    private final long[] needed;

    /**
     * Takes rules in winning order.
     *
     * @param rests for each rule the parts of its condition that the index does not prove; null when it proves all
     * @param needed for each rule those of the {@link KeyBits} without which its rest does not hold
     */
    Remainders(List<Rule> winningOrder, @Nullable Condition[] rests, long[] needed) {
        this.rules = winningOrder.toArray(Rule[]::new);
        this.rests = rests;
        this.needed = needed;
        BitSet nothing = new BitSet();
        BitSet dates = new BitSet();
        for (int place = 0; place < rests.length; place++) {
            dates.set(place, isDated(rules[place]));
            nothing.set(place, rests[place] == null && !dates.get(place));
        }
        this.dated = words(dates);
        this.proven = words(nothing);
    }

    private long[] words(BitSet places) {
        return Arrays.copyOf(places.toLongArray(), rules.length / Long.SIZE + 1);
    }

    private static boolean contains(long[] places, int place) {
        return (places[place / Long.SIZE] & 1L << place) != 0;
    }

    /** Tells whether a rule is not in force at all times. */
    static boolean isDated(Rule rule) {
        return !rule.effectiveFrom().equals(Instant.MIN) || !rule.expiresAt().equals(Instant.MAX);
    }

    /** Asks what is left, for a ticket by which the index found the rule. */
    int tryRest(int place, Ticket ticket, Instant at) {
        if (contains(proven, place)) {
            return YES;
        }
        return (needed[place] & ~KeyBits.of(ticket)) != 0 ? NO : tryCondition(place, rests[place], ticket, at);
    }

    /** Asks everything, as if there were no index. */
    int tryAll(int place, Ticket ticket, Instant at) {
        return tryCondition(place, rules[place].condition(), ticket, at);
    }

    private int tryCondition(int place, @Nullable Condition condition, Ticket ticket, Instant at) {
        if (contains(dated, place) && !rules[place].inForceAt(at)) {
            return NO;
        }
        try {
            return condition == null || condition.holds(ticket) ? YES : NO;
        } catch (RuleEngineException e) {
            return FAILED;
        }
    }
}
