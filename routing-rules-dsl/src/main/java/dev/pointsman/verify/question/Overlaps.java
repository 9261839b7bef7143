package dev.pointsman.verify.question;

import dev.pointsman.verify.diagram.Projection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds for a rule those that can match the same tickets, without comparing all pairs: for each atom, a row of bits says
 * which rules allow it. Confined to one thread.
 */
public final class Overlaps {

    private final List<Meaning> rules;
    private final Map<Integer, Map<Integer, BitSet>> rows = new HashMap<>();
    private final Map<Integer, BitSet> freeOf = new HashMap<>();

    /** Notes what each rule allows. */
    public Overlaps(List<Meaning> rules) {
        this.rules = new ArrayList<>(rules);
        for (Meaning rule : rules) {
            for (Integer level : rule.projection().atoms().keySet()) {
                freeOf.computeIfAbsent(level, unused -> all());
            }
        }
        for (Meaning rule : rules) {
            rule.projection().atoms().forEach((level, atoms) -> {
                freeOf.getOrDefault(level, new BitSet()).clear(rule.place());
                Map<Integer, BitSet> ofLevel = rows.computeIfAbsent(level, unused -> new HashMap<>());
                atoms.stream()
                        .forEach(atom -> ofLevel.computeIfAbsent(atom, unused -> new BitSet())
                                .set(rule.place()));
            });
        }
    }

    private BitSet all() {
        BitSet all = new BitSet();
        all.set(0, rules.size());
        return all;
    }

    /** Returns the places of the rules whose projections meet that of this rule, itself among them. */
    public BitSet of(Projection projection) {
        BitSet found = all();
        for (Map.Entry<Integer, BitSet> entry : projection.atoms().entrySet()) {
            BitSet free = freeOf.get(entry.getKey());
            if (free != null) {
                BitSet row = (BitSet) free.clone();
                Map<Integer, BitSet> ofLevel = rows.getOrDefault(entry.getKey(), Map.of());
                BitSet atoms = entry.getValue();
                for (int atom = atoms.nextSetBit(0); atom >= 0; atom = atoms.nextSetBit(atom + 1)) {
                    BitSet allowing = ofLevel.get(atom);
                    if (allowing != null) {
                        row.or(allowing);
                    }
                }
                found.and(row);
            }
        }
        return found;
    }
}
