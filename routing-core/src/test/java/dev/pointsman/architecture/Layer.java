package dev.pointsman.architecture;

import java.util.Arrays;
import java.util.List;

/**
 * Packages of one height: each may know the others and everything below, never anything above. Immutable.
 *
 * @param packages full names; a sub-package belongs to the nearest package named here
 */
public record Layer(List<String> packages) {

    public Layer {
        packages = List.copyOf(packages);
    }

    public static Layer of(String... packages) {
        return new Layer(Arrays.asList(packages));
    }
}
