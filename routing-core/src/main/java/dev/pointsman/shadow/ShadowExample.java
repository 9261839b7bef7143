package dev.pointsman.shadow;

import dev.pointsman.decision.Decision;
import java.util.Objects;

/**
 * One ticket on which two versions were compared. Immutable.
 *
 * @param active what the active version decided; it has been given to the host
 * @param candidate what the version in the shadow would have decided
 */
public record ShadowExample(Decision active, Decision candidate) {
    public ShadowExample {
        Objects.requireNonNull(active, "active");
        Objects.requireNonNull(candidate, "candidate");
    }
}
