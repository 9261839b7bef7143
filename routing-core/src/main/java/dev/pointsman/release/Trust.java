package dev.pointsman.release;

import dev.pointsman.release.ReleaseException.Problem;
import dev.pointsman.signing.VerifyingKey;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.Timeline;
import dev.pointsman.timeline.TimelineEntry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose versions and overrides a reader takes. Immutable.
 *
 * @param required one of these keys must have signed; empty if nobody must
 */
record Trust(List<VerifyingKey> required) {

    static final Trust EVERYBODY = new Trust(List.of());

    static Trust in(Collection<VerifyingKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key is given, and so no version could ever be trusted");
        }
        return new Trust(List.copyOf(keys));
    }

    /** Returns why a version is not trusted, or empty when it is. */
    Optional<String> of(Release release) {
        return required.isEmpty() || release.isSignedBy(required)
                ? Optional.empty()
                : Optional.of(release + " has no valid signature by a required key: " + required + "\n  "
                        + (release.signatures().isEmpty()
                                ? "It is not signed."
                                : "It is signed by other keys, or the signature was damaged.")
                        + " Sign it with one of them once it is approved.");
    }

    Release check(Release release) {
        of(release).ifPresent(why -> {
            throw new ReleaseException(Problem.UNTRUSTED, why);
        });
        return release;
    }

    /** Checks a change before it is appended. */
    void check(Change change, String ruleSet) {
        if (!isTrusted(change, ruleSet)) {
            throw new ReleaseException(
                    Problem.UNTRUSTED,
                    "overrides need a signature by a required key: " + required + "\n  Sign it with one of them.");
        }
    }

    /** Returns the timeline without the effect of what is not trusted. */
    Timeline of(Timeline timeline, String ruleSet) {
        Set<Long> leftOut = new TreeSet<>();
        for (TimelineEntry entry : timeline.entries()) {
            if (!isTrusted(entry.change(), ruleSet)) {
                leftOut.add(entry.number());
            }
        }
        return leftOut.isEmpty() ? timeline : timeline.leavingOut(leftOut);
    }

    private boolean isTrusted(Change change, String ruleSet) {
        if (required.isEmpty()) {
            return true;
        }
        if (change instanceof BeginOverride override) {
            return override.isSignedBy(required, ruleSet);
        }
        return !(change instanceof Change.RenewOverride renewal) || renewal.isSignedBy(required, ruleSet);
    }
}
