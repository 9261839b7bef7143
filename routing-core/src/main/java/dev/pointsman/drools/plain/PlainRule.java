package dev.pointsman.drools.plain;

import dev.pointsman.drools.text.Comparison;
import dev.pointsman.drools.text.RuleHead;
import dev.pointsman.drools.text.RuleText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule whose whole text was recognised, before it is checked. Immutable.
 *
 * @param text the stretch of the file
 * @param pattern offset of the pattern {@code Ticket( ... )} in the file
 * @param constraints what the pattern demands, in the order written
 * @param team the literal team, as it stands between the quotes
 * @param reason the literal reason, likewise; null when it gives none
 */
public record PlainRule(
        RuleHead head,
        RuleText text,
        int pattern,
        List<Comparison> constraints,
        String team,
        @Nullable String reason) {

    public PlainRule {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(text, "text");
        constraints = List.copyOf(constraints);
        Objects.requireNonNull(team, "team");
    }
}
