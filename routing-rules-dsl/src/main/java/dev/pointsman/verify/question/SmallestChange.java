package dev.pointsman.verify.question;

import dev.pointsman.rule.Rule;
import dev.pointsman.rule.RuleSet;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.verify.diagram.Budget;
import dev.pointsman.verify.diagram.Diagram;
import dev.pointsman.verify.text.Tickets;
import dev.pointsman.verify.value.Classification;
import dev.pointsman.verify.value.Dimension;
import dev.pointsman.verify.value.Domain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fewest values of a ticket that have to change for a rule to win it: none, then each value by itself, then two
 * together, and so on. Immutable.
 */
public final class SmallestChange {

    private static final int MOST_CHANGES = 4;
    /** With so many values every combination is tried; with more, those that the rules in the way look at. */
    private static final int MOST_LEVELS = 14;

    private static final long STEPS = 3_000_000;

    private final RuleSet ruleSet;

    private SmallestChange(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
    }

    /** Looks among the rules of a rule set. */
    public static SmallestChange of(RuleSet ruleSet) {
        return new SmallestChange(Objects.requireNonNull(ruleSet, "ruleSet"));
    }

    /**
     * Returns a ticket that a plain rule wins at an instant and that differs from another ticket in as few values as
     * possible; empty if none with at most {@value #MOST_CHANGES} changes was found. A session rule is taken not to match.
     */
    public Optional<Ticket> towards(Rule rule, Ticket ticket, Instant at) {
        List<Rule> inForce =
                ruleSet.rules().stream().filter(one -> one.inForceAt(at)).toList();
        if (!inForce.contains(rule) || rule.isSessionRule()) {
            return Optional.empty();
        }
        Budget budget = new Budget(Budget.NODES, Budget.TIME);
        budget.allow(STEPS);
        try {
            Model model = new Model(Domain.of(inForce, List.of(ruleSet.schema()), at), 2, budget);
            return new Attempt(model, model.meanings(inForce), rule, ticket, at).find();
        } catch (Budget.SpentException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /** One search. Confined to one thread. */
    private static final class Attempt {
        private final Model model;
        private final Ticket ticket;
        private final Instant at;
        private final int[] place;
        private final int[] inside;
        private final int[] outside;
        private final List<Integer> changeable;

        Attempt(Model model, List<Meaning> rules, Rule rule, Ticket ticket, Instant at) {
            this.model = model;
            this.ticket = ticket;
            this.at = at;
            this.place = new Classification(model.domain()).of(ticket, at);
            Meaning wanted = rules.stream()
                    .filter(one -> one.rule().equals(rule))
                    .findFirst()
                    .orElseThrow();
            List<Meaning> stronger = new Overlaps(rules)
                    .of(wanted.projection()).stream()
                            .takeWhile(number -> number < wanted.place())
                            .mapToObj(rules::get)
                            .toList();
            this.inside = new int[] {wanted.matches()};
            this.outside = stronger.stream().mapToInt(Meaning::matches).toArray();
            List<Integer> all = changeable(wanted, stronger);
            this.changeable = all.size() <= MOST_LEVELS
                    ? all
                    : changeable(wanted, stronger.stream().filter(this::isNear).toList());
        }

        private boolean isNear(Meaning stronger) {
            return model.diagram().evaluate(stronger.matches(), place) == Diagram.TRUE
                    || stronger.projection().atoms().size() <= 3;
        }

        private List<Integer> changeable(Meaning wanted, List<Meaning> stronger) {
            TreeSet<Integer> levels = new TreeSet<>(looksAt(wanted.matches()));
            stronger.forEach(one -> levels.addAll(looksAt(one.matches())));
            return levels.stream().filter(this::isChangeable).toList();
        }

        private boolean isChangeable(int level) {
            Dimension dimension = model.domain().dimension(level);
            return dimension instanceof Dimension.Values
                    || dimension instanceof Dimension.Tag
                    || dimension instanceof Dimension.OtherIsTag;
        }

        private int levelOf(Dimension.OtherIsTag other) {
            return model.domain().level(other.operand());
        }

        private Set<Integer> looksAt(int set) {
            TreeSet<Integer> levels = new TreeSet<>();
            TreeSet<Integer> seen = new TreeSet<>();
            List<Integer> open = new ArrayList<>(List.of(set));
            while (!open.isEmpty()) {
                int node = open.remove(open.size() - 1);
                if (!model.diagram().isTerminal(node) && seen.add(node)) {
                    levels.add(model.diagram().level(node));
                    for (int child : model.diagram().children(node)) {
                        open.add(child);
                    }
                }
            }
            return levels;
        }

        Optional<Ticket> find() {
            for (int changes = 0; changes <= MOST_CHANGES; changes++) {
                Optional<Ticket> found = find(changes, 0, new ArrayList<>());
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        private Optional<Ticket> find(int changes, int first, List<Integer> chosen) {
            if (changes == 0) {
                return ask(chosen);
            }
            for (int next = first; next < changeable.size(); next++) {
                chosen.add(changeable.get(next));
                Optional<Ticket> found = find(changes - 1, next + 1, chosen);
                if (found.isPresent()) {
                    return found;
                }
                chosen.remove(chosen.size() - 1);
            }
            return Optional.empty();
        }

        private Optional<Ticket> ask(List<Integer> changed) {
            List<BitSet> allowed = new ArrayList<>();
            for (int level = 0; level < place.length; level++) {
                allowed.add(allowed(level, changed));
            }
            Questions.Answer answer = model.questions().ask(allowed, inside, outside);
            return answer instanceof Questions.Answer.Found found
                    ? Optional.of(changed(found.witness().ticket(), changed)).filter(this::isRight)
                    : Optional.empty();
        }

        private boolean isRight(Ticket changed) {
            int[] now = new Classification(model.domain()).of(changed, at);
            Diagram diagram = model.diagram();
            return Arrays.stream(inside).allMatch(set -> diagram.evaluate(set, now) == Diagram.TRUE)
                    && Arrays.stream(outside).allMatch(set -> diagram.evaluate(set, now) == Diagram.FALSE);
        }

        /** With a text, all that is asked of it may change; that it is a tag is free only if it can be one that is there. */
        private BitSet allowed(int level, List<Integer> changed) {
            Dimension dimension = model.domain().dimension(level);
            BitSet atoms = new BitSet();
            if (changed.contains(level)
                    || (dimension instanceof Dimension.TextTest text
                            && changed.contains(model.domain().level(text.test().operand())))) {
                atoms.or(model.domain().known().get(level));
            } else if (dimension instanceof Dimension.OtherIsTag other && changed.contains(levelOf(other))) {
                atoms.set(0);
                atoms.set(1, ownTag(model.domain().values(other.operand())).isPresent());
            } else {
                atoms.set(place[level]);
            }
            return atoms;
        }

        /** Returns a tag of the ticket that no rule names. */
        private Optional<String> ownTag(Dimension.Values values) {
            return ticket.tags().stream()
                    .filter(tag -> !values.texts().contains(tag))
                    .sorted()
                    .findFirst();
        }

        /** Returns the new value. A text that no rule names and that has to be a tag is one that the ticket has, or will have. */
        private @Nullable Object value(Dimension.Values values, Ticket like, List<Integer> changed) {
            Object value = values.operand().valueIn(like);
            boolean isOtherTag = value instanceof String text
                    && !values.texts().contains(text)
                    && like.tags().contains(text)
                    && changed.stream()
                            .map(model.domain()::dimension)
                            .noneMatch(new Dimension.OtherIsTag(values.operand())::equals);
            return isOtherTag ? ownTag(values).orElse(String.valueOf(value)) : value;
        }

        /** Makes a text that no rule names a tag, or no tag any more. */
        private void setTag(Set<String> tags, Dimension.OtherIsTag other, Ticket like, boolean isNew) {
            boolean isOther =
                    model.domain().values(other.operand()).otherTexts().get(place[levelOf(other)]);
            if (other.operand().valueIn(like) instanceof String text && (isNew || isOther)) {
                String own = isNew ? text : String.valueOf(other.operand().valueIn(ticket));
                set(tags, own, like.tags().contains(text));
            }
        }

        private Ticket changed(Ticket like, List<Integer> levels) {
            Ticket.Builder builder = ticket.toBuilder();
            TreeSet<String> tags = new TreeSet<>(ticket.tags());
            for (int level : levels) {
                Dimension dimension = model.domain().dimension(level);
                if (dimension instanceof Dimension.Values values) {
                    builder = Tickets.with(builder, values.operand(), value(values, like, levels));
                } else if (dimension instanceof Dimension.Tag tag) {
                    set(tags, tag.tag(), like.tags().contains(tag.tag()));
                } else if (dimension instanceof Dimension.OtherIsTag other) {
                    setTag(tags, other, like, levels.contains(levelOf(other)));
                }
            }
            return builder.tags(tags).build();
        }

        private static void set(Set<String> tags, String tag, boolean present) {
            if (present) {
                tags.add(tag);
            } else {
                tags.remove(tag);
            }
        }
    }
}
