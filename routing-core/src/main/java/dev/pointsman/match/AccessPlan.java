package dev.pointsman.match;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.Operand;
import dev.pointsman.rule.Rule;
import dev.pointsman.ticket.TicketField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how rules are found, by what it costs and what it saves. Looking a field up costs the same for every ticket; it
 * pays if it rules out enough rules that nothing else rules out. What is not chosen is left to the conditions, so a choice
 * can be slow but never wrong.
 *
 * <p>Costs are in nanoseconds, measured once; only their ratios matter. How common values are is not known beforehand:
 * all values that rules tell apart count as equally common.
 */
final class AccessPlan {

    private static final double ASK = 60;
    private static final double ASK_TEXT = 120;
    /** A ticket's bits of tags and attributes rule most of these out. */
    private static final double ASK_BY_BITS = 15;
    /** Rules behind the winner are not asked: about half of all. */
    private static final double REACHED = 0.5;

    private static final double LOOK_UP_FIELD = 12;
    private static final double LOOK_UP_PRIORITY = 5;
    private static final double LOOK_UP_ATTRIBUTE = 28;
    /** What it costs to follow all tags, all attributes, all words of a text. */
    private static final double[] FOLLOW = {100, 150, 300};

    /** From this share of the tickets on it pays to ask the first rule before anything is looked up. */
    private static final double LIKELY = 0.5;

    private static final int TAG = 1;
    private static final int ATTRIBUTE = 2;
    private static final int WORD = 4;
    private static final int[] KINDS = {TAG, ATTRIBUTE, WORD, TAG | ATTRIBUTE, TAG | WORD, ATTRIBUTE | WORD, 7};

    private final List<Plan> plans = new ArrayList<>();
    private final Map<Operand, List<Use>> uses = new LinkedHashMap<>();
    private final List<OperandTests> dimensions = new ArrayList<>();
    private final Map<Integer, Demand> keyed = new HashMap<>();
    private boolean firstIsLikely;

    /** The plan for one rule. */
    private static final class Plan {
        private final Rule rule;
        private final List<Condition> parts;
        private final int filters;
        private final boolean[] proven;
        private final List<Offer> offers = new ArrayList<>();
        private int lastUsed = -1;
        private double pass = 1;

        private Plan(Rule rule) {
            this.rule = rule;
            this.parts = rule.condition() instanceof Condition.All all ? all.parts() : List.of(rule.condition());
            this.proven = new boolean[parts.size()];
            int end = 0;
            while (end < parts.size() && !failsUnseen(parts.get(end))) {
                end++;
            }
            this.filters = end;
        }

        private @Nullable Condition rest() {
            List<Condition> rest = new ArrayList<>();
            for (int i = 0; i < proven.length; i++) {
                if (!proven[i]) {
                    rest.add(parts.get(i));
                }
            }
            if (rest.isEmpty()) {
                return null;
            }
            boolean all = rest.size() == parts.size();
            return all ? rule.condition() : rest.size() == 1 ? rest.get(0) : new Condition.All(rest);
        }

        /** Returns the bits that a ticket needs to meet what is left to ask. */
        private long needed() {
            long bits = 0;
            for (Offer offer : offers) {
                if (!proven[offer.part] && offer.part < lastSafe()) {
                    bits |= offer.demand.keyBits();
                }
            }
            return bits;
        }

        /** Returns the end of the parts on whose types nothing depends but what hazards tell anyway. */
        private int lastSafe() {
            int end = lastUsed + 1;
            while (end < filters && !Hazards.isIn(parts.get(end))) {
                end++;
            }
            return end;
        }
    }

    /** All parts of one rule that test one operand and nothing else. */
    private record Use(int place, List<Condition> conditions, List<Integer> parts) {
        private OperandTests.Test test() {
            return new OperandTests.Test(
                    place, conditions.size() == 1 ? conditions.get(0) : new Condition.All(conditions));
        }
    }

    /** A part of a rule by which the rule could be found. */
    private record Offer(int part, Demand demand, int kinds) {}

    private AccessPlan(List<Rule> winningOrder) {
        for (Rule rule : winningOrder) {
            Plan plan = new Plan(rule);
            int place = plans.size();
            plans.add(plan);
            for (int i = 0; i < plan.filters; i++) {
                Condition part = plan.parts.get(i);
                Demand demand = Demand.of(part);
                if (demand != null) {
                    plan.offers.add(new Offer(i, demand, kinds(demand)));
                }
                Operand operand = Leaves.onlyOperand(part);
                if (operand != null && OperandTests.suits(operand)) {
                    use(operand, place, part, i);
                }
            }
        }
    }

    /**
     * Plans.
     *
     * @param mostDimensions no more than this are chosen: what is left after so many is cheaper to ask
     */
    static AccessPlan of(List<Rule> winningOrder, int mostDimensions) {
        AccessPlan plan = new AccessPlan(winningOrder);
        plan.chooseDimensions(mostDimensions);
        plan.prove();
        plan.chooseKeys();
        return plan;
    }

    /** Returns what is looked up for every ticket, the most selective first. */
    List<OperandTests> dimensions() {
        return dimensions;
    }

    /** Returns the rules that are found by what a ticket has, by their places. */
    Map<Integer, Demand> keyed() {
        return keyed;
    }

    /** Tells whether most tickets are thought to meet the first rule. */
    boolean firstIsLikely() {
        return firstIsLikely;
    }

    /** Returns what is left to ask. */
    Remainders remainders() {
        return new Remainders(
                plans.stream().map(plan -> plan.rule).toList(),
                plans.stream().map(Plan::rest).toArray(Condition[]::new),
                plans.stream().mapToLong(Plan::needed).toArray());
    }

    /** Returns the attributes on whose type something depends that is not asked any more. */
    Hazards hazards() {
        Hazards hazards = new Hazards();
        for (Plan plan : plans) {
            plan.parts.subList(0, plan.lastUsed + 1).forEach(hazards::add);
        }
        return hazards;
    }

    /** Tells whether a part can fail, and not on the type of an attribute alone: nothing behind it may filter. */
    private static boolean failsUnseen(Condition part) {
        boolean typed = Leaves.of(part).stream()
                .anyMatch(leaf -> leaf.operand() instanceof Operand.Attribute
                        && (Leaves.needsNumber(leaf) || Leaves.needsText(leaf)));
        return Leaves.failsOnAbsent(part) || (typed && Leaves.onlyOperand(part) == null);
    }

    private void use(Operand operand, int place, Condition part, int number) {
        List<Use> list = uses.computeIfAbsent(operand, key -> new ArrayList<>());
        Use last = list.isEmpty() ? null : list.get(list.size() - 1);
        if (last == null || last.place != place) {
            last = new Use(place, new ArrayList<>(1), new ArrayList<>(1));
            list.add(last);
        }
        last.conditions.add(part);
        last.parts.add(number);
    }

    private void chooseDimensions(int most) {
        List<OperandTests> open = new ArrayList<>();
        uses.forEach((operand, list) ->
                open.add(new OperandTests(operand, list.stream().map(Use::test).toList())));
        firstIsLikely = !plans.isEmpty() && isLikely(0, open);
        while (dimensions.size() < most) {
            OperandTests best = null;
            double highest = 0;
            for (OperandTests tests : open) {
                double gain = gain(tests);
                if (gain > highest) {
                    highest = gain;
                    best = tests;
                }
            }
            if (best == null) {
                return;
            }
            open.remove(best);
            choose(best);
        }
    }

    private boolean isLikely(int place, List<OperandTests> all) {
        double likely = 1;
        int known = 0;
        for (OperandTests tests : all) {
            List<Use> list = Objects.requireNonNull(uses.get(tests.operand()));
            for (int i = 0; i < list.size() && list.get(i).place <= place; i++) {
                if (list.get(i).place == place) {
                    likely *= tests.share(tests.accepted().get(i));
                    known += list.get(i).parts.size();
                }
            }
        }
        return likely >= LIKELY && known == plans.get(place).parts.size();
    }

    private double gain(OperandTests tests) {
        double saved = 0;
        for (OperandTests.Accepted rule : tests.accepted()) {
            saved += plans.get(rule.rule()).pass * (1 - tests.share(rule));
        }
        return saved * ASK * REACHED - lookUp(tests.operand());
    }

    private static double lookUp(Operand operand) {
        if (operand instanceof Operand.Field field) {
            return field.field() == TicketField.PRIORITY ? LOOK_UP_PRIORITY : LOOK_UP_FIELD;
        }
        return LOOK_UP_ATTRIBUTE;
    }

    private void choose(OperandTests tests) {
        dimensions.add(tests);
        for (OperandTests.Accepted accepted : tests.accepted()) {
            plans.get(accepted.rule()).pass *= tests.share(accepted);
        }
    }

    /** Notes what the chosen operands prove: values that share rows prove nothing, but the group of a value does. */
    private void prove() {
        Layout.@Nullable Grouped[] grouping = Layout.grouping(plans.size(), dimensions);
        for (OperandTests tests : dimensions) {
            boolean coarse = Dimension.isCoarse(tests, plans.size());
            List<Use> list = Objects.requireNonNull(uses.get(tests.operand()));
            for (int i = 0; i < list.size(); i++) {
                OperandTests.Accepted accepted = tests.accepted().get(i);
                Plan plan = plans.get(accepted.rule());
                boolean grouped = Layout.isBy(grouping[accepted.rule()], tests);
                for (int part : list.get(i).parts) {
                    plan.proven[part] = accepted.exact() && (grouped || !coarse);
                    plan.lastUsed = Math.max(plan.lastUsed, part);
                }
            }
        }
    }

    private void chooseKeys() {
        KeyShares shares = new KeyShares(plans.stream()
                .flatMap(plan -> plan.offers.stream())
                .map(Offer::demand)
                .toList());
        int enabled = 0;
        for (int kinds : KINDS) {
            double saved = 0;
            for (Plan plan : plans) {
                Offer offer = best(plan, enabled | kinds, shares);
                if (offer != null && (offer.kinds & ~enabled) != 0) {
                    saved += plan.pass * (1 - shares.of(offer.demand)) * ask(offer) * REACHED;
                }
            }
            if (saved > follow(kinds & ~enabled)) {
                enabled |= kinds;
            }
        }
        for (int place = 0; place < plans.size(); place++) {
            Plan plan = plans.get(place);
            Offer offer = best(plan, enabled, shares);
            if (offer != null && shares.of(offer.demand) < plan.pass) {
                keyed.put(place, offer.demand);
                Arrays.fill(plan.proven, false);
                plan.proven[offer.part] = offer.demand.enough();
                plan.lastUsed = offer.part;
            }
        }
    }

    private static double ask(Offer offer) {
        return (offer.kinds & WORD) != 0 ? ASK_TEXT : offer.demand.keyBits() != 0 ? ASK_BY_BITS : ASK;
    }

    private static double follow(int kinds) {
        double cost = 0;
        for (int i = 0; i < FOLLOW.length; i++) {
            cost += (kinds & 1 << i) != 0 ? FOLLOW[i] : 0;
        }
        return cost;
    }

    private static @Nullable Offer best(Plan plan, int kinds, KeyShares shares) {
        Offer best = null;
        for (Offer offer : plan.offers) {
            boolean possible = (offer.kinds & ~kinds) == 0;
            if (possible && (best == null || shares.of(offer.demand) < shares.of(best.demand))) {
                best = offer;
            }
        }
        return best;
    }

    private static int kinds(Demand demand) {
        int kinds = 0;
        for (Demand.Key key : demand.keys()) {
            kinds |= key instanceof Demand.Tag ? TAG : key instanceof Demand.Word ? WORD : ATTRIBUTE;
        }
        return kinds;
    }
}
