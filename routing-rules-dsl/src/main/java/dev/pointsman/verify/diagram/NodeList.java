package dev.pointsman.verify.diagram;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Nodes of a diagram, to be looked up. Whoever makes one leaves the array alone afterwards. */
final class NodeList {

    private final int[] nodes;
    private final int hash;

    NodeList(int[] nodes) {
        this.nodes = nodes;
        this.hash = Arrays.hashCode(nodes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeList that && hash == that.hash && Arrays.equals(nodes, that.nodes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
