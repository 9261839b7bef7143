package dev.pointsman.verify.question;

import dev.pointsman.rule.Condition;
import dev.pointsman.rule.RuleEngineException;
import dev.pointsman.ticket.Ticket;
import dev.pointsman.verify.diagram.Diagram;
import dev.pointsman.verify.text.Tickets;
import dev.pointsman.verify.value.Atom;
import dev.pointsman.verify.value.Dimension;
import dev.pointsman.verify.value.Domain;
import dev.pointsman.verify.value.Leaves;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns conditions into diagrams. A test is asked itself, on a ticket with one value of each atom, so that a diagram cannot
 * mean anything else than the router does. Confined to one thread.
 */
final class Conditions {

    private final Domain domain;
    private final Diagram diagram;
    private final Map<Condition.Leaf, Truth> known = new HashMap<>();
    private final Map<Integer, Ticket[]> probes = new HashMap<>();

    Conditions(Domain domain, Diagram diagram) {
        this.domain = domain;
        this.diagram = diagram;
    }

    /** Parts are tried from left to right and no further than needed, so what fails hides only what stands behind it. */
    Truth truth(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return truth(not.part()).negated();
        }
        if (condition instanceof Condition.All all) {
            Truth result = Truth.ALWAYS;
            for (Condition part : all.parts()) {
                result = both(result, truth(part));
            }
            return result;
        }
        if (condition instanceof Condition.Any any) {
            Truth result = Truth.NEVER;
            for (Condition part : any.parts()) {
                result = both(result.negated(), truth(part).negated()).negated();
            }
            return result;
        }
        return leaf((Condition.Leaf) condition);
    }

    private Truth both(Truth first, Truth second) {
        return new Truth(
                diagram.and(first.yes(), second.yes()), diagram.or(first.no(), diagram.and(first.yes(), second.no())));
    }

    private Truth leaf(Condition.Leaf leaf) {
        Truth before = known.get(leaf);
        if (before == null) {
            before = fresh(leaf);
            known.put(leaf, before);
        }
        return before;
    }

    private Truth fresh(Condition.Leaf leaf) {
        if (Leaves.isOnTags(leaf)) {
            return leaf instanceof Condition.Contains contains
                    ? tag(contains)
                    : ask(leaf, Ticket.builder("probe").build());
        }
        if (leaf instanceof Condition.MemberOfTags member) {
            return memberOfTags(member);
        }
        int level = domain.level(leaf.operand());
        List<Atom> atoms = domain.values(leaf.operand()).atoms();
        Ticket[] probe = probes(level, atoms, leaf);
        int[] yes = new int[atoms.size()];
        int[] no = new int[atoms.size()];
        Set<@Nullable Object> listed = listed(leaf);
        for (int atom = 0; atom < yes.length; atom++) {
            Atom one = atoms.get(atom);
            boolean unlisted = listed != null && one.kind() == Atom.Kind.ONE && !listed.contains(one.value());
            Truth truth = unlisted ? Truth.NEVER : on(one, leaf, probe[atom]);
            yes[atom] = truth.yes();
            no[atom] = truth.no();
        }
        return new Truth(diagram.node(level, yes), diagram.node(level, no));
    }

    private Truth on(Atom atom, Condition.Leaf leaf, Ticket probe) {
        boolean looksInto = atom.kind() == Atom.Kind.OTHER_TEXTS && Leaves.textTest(leaf) != null;
        return looksInto ? onOtherTexts(leaf) : ask(leaf, probe);
    }

    /** Returns the literals of which the value must be one, or null when the test is no equality. */
    private static @Nullable Set<@Nullable Object> listed(Condition.Leaf leaf) {
        Set<@Nullable Object> listed = new HashSet<>();
        if (leaf instanceof Condition.Equal equal) {
            listed.add(equal.value());
            return listed;
        }
        if (leaf instanceof Condition.OneOf oneOf) {
            listed.addAll(oneOf.values());
            return listed;
        }
        return null;
    }

    private Ticket[] probes(int level, List<Atom> atoms, Condition.Leaf leaf) {
        return probes.computeIfAbsent(
                level,
                unused -> atoms.stream()
                        .map(atom -> Tickets.with(Ticket.builder("probe"), leaf.operand(), atom.value())
                                .build())
                        .toArray(Ticket[]::new));
    }

    private static Truth ask(Condition.Leaf leaf, Ticket ticket) {
        try {
            return leaf.holds(ticket) ? Truth.ALWAYS : Truth.NEVER;
        } catch (RuleEngineException e) {
            return new Truth(Diagram.FALSE, Diagram.FALSE);
        }
    }

    private Truth tag(Condition.Contains contains) {
        int level = domain.tag(contains.part());
        Truth without = ask(contains, Ticket.builder("probe").build());
        Truth with = ask(contains, Ticket.builder("probe").tag(contains.part()).build());
        return choose(level, without, with);
    }

    /** A tag can stand before the operand in the order of levels, so the sets are joined and not nested. */
    private Truth memberOfTags(Condition.MemberOfTags member) {
        int level = domain.level(member.operand());
        List<Atom> atoms = domain.values(member.operand()).atoms();
        int yes = Diagram.FALSE;
        for (int atom = 0; atom < atoms.size(); atom++) {
            Atom one = atoms.get(atom);
            int tagged = Diagram.FALSE;
            if (one.kind() == Atom.Kind.OTHER_TEXTS) {
                tagged = isYes(domain.level(new Dimension.OtherIsTag(member.operand())));
            } else if (one.value() instanceof String text) {
                tagged = isYes(domain.tag(text));
            }
            BitSet only = new BitSet();
            only.set(atom);
            yes = diagram.or(yes, diagram.and(diagram.among(level, only), tagged));
        }
        return new Truth(yes, diagram.not(yes));
    }

    private int isYes(int level) {
        return diagram.node(level, new int[] {Diagram.FALSE, Diagram.TRUE});
    }

    private Truth onOtherTexts(Condition.Leaf leaf) {
        Condition.Leaf test = java.util.Objects.requireNonNull(Leaves.textTest(leaf));
        Truth truth = choose(domain.level(new Dimension.TextTest(test)), Truth.NEVER, Truth.ALWAYS);
        return Leaves.isReversed(leaf) ? truth.negated() : truth;
    }

    private Truth choose(int level, Truth first, Truth second) {
        return new Truth(
                diagram.node(level, new int[] {first.yes(), second.yes()}),
                diagram.node(level, new int[] {first.no(), second.no()}));
    }
}
