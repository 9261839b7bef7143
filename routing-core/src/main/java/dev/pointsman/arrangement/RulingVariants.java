package dev.pointsman.arrangement;

import dev.pointsman.decision.Ruling;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/**
 * Rulings as they read on an arm of a canary, or by an override. All tickets that a plain rule takes share one, as they share
 * the one that it is made from, so that a decision allocates no more than without a canary. Thread-safe.
 */
final class RulingVariants {

    private record Variant(Ruling from, Ruling to) {}

    private final UnaryOperator<Ruling> change;
    private final ConcurrentMap<String, Variant> byRule = new ConcurrentHashMap<>();

    RulingVariants(UnaryOperator<Ruling> change) {
        this.change = change;
    }

    @SuppressWarnings(
            "ReferenceEquality") // a prepared ruling is the same object each time; comparing its parts costs more
    Ruling of(Ruling ruling) {
        Variant known = byRule.get(ruling.rule());
        if (known != null && known.from == ruling) {
            return known.to;
        }
        Ruling to = change.apply(ruling);
        if (known == null) {
            byRule.putIfAbsent(ruling.rule(), new Variant(ruling, to));
        }
        return to;
    }
}
