package dev.pointsman.benchmarks.report;

import java.util.List;

/** What the commands of this package have in common in reading their arguments. */
final class Options {

    private Options() {}

    /** Reads numbers, separated by commas. */
    static List<Integer> numbers(String text) {
        return List.of(text.split(",")).stream().map(Integer::valueOf).toList();
    }

    /** Reads names, separated by commas. */
    static List<String> names(String text, List<String> known) {
        List<String> names = List.of(text.split(","));
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("unknown name \"" + name + "\"\n  There are " + known + ".");
            }
        }
        return names;
    }

    static IllegalArgumentException unknown(String option) {
        return new IllegalArgumentException(
                "unknown option " + option + "\n  docs/benchmarks.md lists the options of every command.");
    }
}
