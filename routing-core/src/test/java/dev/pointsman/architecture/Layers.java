package dev.pointsman.architecture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The heights of the packages of one module, lowest first. Immutable. */
final class Layers {

    static final String ROOT = "dev.pointsman";

    private final Map<String, Integer> heights = new HashMap<>();

    Layers(List<Layer> lowestFirst) {
        for (int height = 0; height < lowestFirst.size(); height++) {
            for (String name : lowestFirst.get(height).packages()) {
                heights.put(name, height);
            }
        }
    }

    /** The height of a package, by its own name or by the nearest parent that has one. The root has no children. */
    Optional<Integer> heightOf(String packageName) {
        List<String> candidates = new ArrayList<>(heights.keySet());
        candidates.sort(Comparator.comparing(String::length).reversed());
        return candidates.stream()
                .filter(name -> packageName.equals(name) || (!name.equals(ROOT) && packageName.startsWith(name + ".")))
                .findFirst()
                .map(heights::get);
    }

    Stream<String> names() {
        return heights.keySet().stream().sorted();
    }
}
