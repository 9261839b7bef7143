package dev.pointsman.verify.question;

import dev.pointsman.rule.Operand;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.verify.diagram.Budget;
import dev.pointsman.verify.diagram.Diagram;
import dev.pointsman.verify.diagram.Search;
import dev.pointsman.verify.finding.Witness;
import dev.pointsman.verify.text.TextAnswer;
import dev.pointsman.verify.value.Classification;
import dev.pointsman.verify.value.Dimension;
import dev.pointsman.verify.value.Domain;
import dev.pointsman.verify.value.Drafting;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers whether some ticket at some instant lies in some sets and in none of others. Diagrams take the tests on texts that
 * no rule names for independent of each other; so an assignment that was found is turned into a real ticket before it
 * counts, and where no text can give the answers it asks for, that is learnt and never tried again. Confined to one thread.
 */
public final class Questions {

    private static final int MOST_ATTEMPTS = 40;

    private final Domain domain;
    private final Classification classification;
    private final Diagram diagram;
    private final Budget budget;
    /** Assignments that no ticket has. */
    private final List<Integer> impossible = new ArrayList<>();

    /** What came out. */
    public sealed interface Answer {
        /** There is a ticket, if the session rules of these levels match. */
        record Found(Witness witness, BitSet sessions) implements Answer {}

        /**
         * There is none.
         *
         * @param outside those of the sets outside that leave none, and perhaps others
         */
        record None(Set<Integer> outside) implements Answer {
            private None and(None other) {
                Set<Integer> both = new HashSet<>(outside);
                both.addAll(other.outside);
                return new None(both);
            }
        }

        /** It could not be told. */
        record Open(String why) implements Answer {}
    }

    Questions(Domain domain, Diagram diagram, Budget budget) {
        this.domain = domain;
        this.classification = new Classification(domain);
        this.diagram = diagram;
        this.budget = budget;
    }

    /** Asks among the tickets that keep to the schema first, then among all. */
    public Answer ask(int[] inside, int... outside) {
        Answer inSchema = askKnown(inside, outside);
        Answer anywhere = inSchema instanceof Answer.None ? ask(domain.everything(), inside, outside) : inSchema;
        return inSchema instanceof Answer.None known && anywhere instanceof Answer.None all ? known.and(all) : anywhere;
    }

    /** Asks among the tickets that keep to the schema. */
    public Answer askKnown(int[] inside, int... outside) {
        return ask(domain.known(), inside, outside);
    }

    /** Asks among tickets that have only these atoms. */
    public Answer ask(List<BitSet> allowed, int[] inside, int... outside) {
        Set<Integer> excluded = new LinkedHashSet<>();
        boolean doubtful = false;
        try {
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                int[] found = find(allowed, inside, outside, excluded);
                if (found == null) {
                    return doubtful
                            ? new Answer.Open("no text was found on which the tests agree")
                            : new Answer.None(excluded);
                }
                Drafting draft = new Drafting(domain, found);
                Ticket ticket = draft.ticket();
                int[] place = ticket == null ? null : classification.of(ticket, draft.at(), draft.sessions());
                if (draft.contradiction() != null) {
                    impossible.add(region(draft.contradiction()));
                } else if (place == null || !mustLeave(place, outside, excluded)) {
                    if (ticket != null && place != null && isRight(place, inside, outside)) {
                        return new Answer.Found(new Witness(ticket, draft.at()), draft.sessions());
                    }
                    if (!learnMeaning(found)) {
                        doubtful = true;
                        excluded.add(region(draft.answers()));
                    }
                }
            }
        } catch (Budget.SpentException | StackOverflowError e) {
            return new Answer.Open("it was too much work: " + (e.getMessage() == null ? "too deep" : e.getMessage()));
        }
        return new Answer.Open("too many texts were tried");
    }

    /**
     * Finds an assignment in all of some sets and none of others. Of many others few matter: each is taken in only once an
     * assignment was found that lies in it.
     *
     * @param excluded those that matter; more are added
     */
    private int @Nullable [] find(List<BitSet> allowed, int[] inside, int[] outside, Set<Integer> excluded) {
        while (true) {
            int[] found = Search.find(diagram, allowed, budget, inside, toArray(excluded));
            if (found == null) {
                return null;
            }
            for (int level = 0; level < found.length; level++) {
                boolean open = found[level] < 0 && !allowed.get(level).get(0);
                found[level] = open ? allowed.get(level).nextSetBit(0) : found[level];
            }
            int before = excluded.size();
            int[] place = new int[found.length];
            for (int level = 0; level < found.length; level++) {
                place[level] = Math.max(0, found[level]);
            }
            for (int set : outside) {
                if (diagram.evaluate(set, place) == Diagram.TRUE) {
                    excluded.add(set);
                }
            }
            for (int set : impossible) {
                if (diagram.evaluate(set, place) == Diagram.TRUE) {
                    excluded.add(set);
                }
            }
            if (excluded.size() == before) {
                return found;
            }
        }
    }

    /**
     * Learns that a question about texts that no rule names is answered with yes only on such a text.
     *
     * @return whether the assignment went against that
     */
    private boolean learnMeaning(int[] found) {
        boolean more = false;
        for (int level = 0; level < found.length; level++) {
            Operand operand = domain.dimension(level).textOperand();
            if (operand != null && found[level] == 1) {
                BitSet named = domain.values(operand).otherTexts();
                named.flip(0, domain.values(operand).size());
                if (named.get(Math.max(0, found[domain.level(operand)]))) {
                    BitSet yes = new BitSet();
                    yes.set(1);
                    int meaningless =
                            diagram.and(diagram.among(domain.level(operand), named), diagram.among(level, yes));
                    more |= !impossible.contains(meaningless) && impossible.add(meaningless);
                }
            }
        }
        return more;
    }

    /**
     * Takes in the sets in which a real ticket lies after all: its text has what the assignment left open.
     *
     * @return whether there are any
     */
    private boolean mustLeave(int[] place, int[] outside, Set<Integer> excluded) {
        boolean more = false;
        for (int set : outside) {
            more |= diagram.evaluate(set, place) == Diagram.TRUE && excluded.add(set);
        }
        return more;
    }

    /** Tells whether the ticket is where it should be: nothing is claimed of a ticket that was not looked at. */
    private boolean isRight(int[] place, int[] inside, int[] outside) {
        for (int set : inside) {
            if (diagram.evaluate(set, place) != Diagram.TRUE) {
                return false;
            }
        }
        for (int set : outside) {
            if (diagram.evaluate(set, place) != Diagram.FALSE) {
                return false;
            }
        }
        return true;
    }

    /** Returns all assignments in which texts that no rule names give these answers. */
    private int region(List<TextAnswer> answers) {
        int region = Diagram.TRUE;
        for (TextAnswer answer : answers) {
            int level = domain.level(new Dimension.TextTest(answer.test()));
            BitSet only = new BitSet();
            only.set(answer.answer());
            int values = domain.level(answer.test().operand());
            BitSet others = domain.values(answer.test().operand()).otherTexts();
            region = diagram.and(region, diagram.and(diagram.among(values, others), diagram.among(level, only)));
        }
        return region;
    }

    private static int[] toArray(Set<Integer> numbers) {
        int[] array = new int[numbers.size()];
        int size = 0;
        for (int number : numbers) {
            array[size++] = number;
        }
        return array;
    }
}
