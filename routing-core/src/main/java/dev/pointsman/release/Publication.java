package dev.pointsman.release;

import java.util.Objects;

/**
 * What publishing led to. Immutable.
 *
 * @param release the version that now has this content
 * @param isNew false if there was a version with just these files already, which stays as it is
 */
public record Publication(Release release, boolean isNew) {
    public Publication {
        Objects.requireNonNull(release, "release");
    }
}
