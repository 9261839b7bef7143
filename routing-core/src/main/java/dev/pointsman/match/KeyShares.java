package dev.pointsman.match;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Estimates in which share of the tickets each key is found: as if a ticket had a few keys of each kind, drawn from those that
 * rules name and one more. Immutable.
 */
final class KeyShares {

    /** How many of its kind a ticket is thought to have. */
    private static final double TAGS_OF_TICKET = 3;

    private static final double ATTRIBUTES_OF_TICKET = 5;
    private static final double WORDS_OF_TICKET = 8;

    private final Map<Demand.Key, Double> shares = new LinkedHashMap<>();

    /** Takes everything that rules demand. */
    KeyShares(List<Demand> demands) {
        Set<String> names = new TreeSet<>();
        Map<String, Integer> values = new HashMap<>();
        int tags = 0;
        int words = 0;
        for (Demand demand : demands) {
            for (Demand.Key key : demand.keys()) {
                if (shares.put(key, 0.0) == null) {
                    tags += key instanceof Demand.Tag ? 1 : 0;
                    words += key instanceof Demand.Word ? 1 : 0;
                    if (key instanceof Demand.Attribute attribute) {
                        names.add(attribute.name());
                        values.merge(attribute.name(), 1, Integer::sum);
                    }
                }
            }
        }
        double tag = Math.min(0.5, TAGS_OF_TICKET / (tags + 1));
        double word = Math.min(0.5, WORDS_OF_TICKET / (words + 1));
        double present = Math.min(0.5, ATTRIBUTES_OF_TICKET / (names.size() + 1));
        shares.replaceAll((key, none) -> {
            if (key instanceof Demand.Attribute attribute) {
                int others = Objects.requireNonNull(values.get(attribute.name()));
                return attribute.value() == null ? present : present / (others + 1);
            }
            return key instanceof Demand.Tag ? tag : word;
        });
    }

    /** Returns the share of the tickets that have what is demanded. */
    double of(Demand demand) {
        double share = 0;
        for (Demand.Key key : demand.keys()) {
            share += Objects.requireNonNull(shares.get(key));
        }
        return Math.min(1, share);
    }
}
