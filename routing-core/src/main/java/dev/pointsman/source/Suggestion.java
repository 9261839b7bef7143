package dev.pointsman.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a person most likely meant. */
public final class Suggestion {

    private static final int NAMES_LISTED = 12;

    private Suggestion() {}

    /**
     * Returns the name nearest to {@code found}, if one is near enough: at most a third of its letters differ (two at
     * least, but never all), upper and lower case being the same. Distance is that of Damerau (1964): insert, delete, replace a
     * letter or swap two neighbours.
     */
    public static Optional<String> nearest(String found, Collection<String> known) {
        String wanted = found.toLowerCase(Locale.ROOT);
        int limit = Math.min(Math.max(2, wanted.length() / 3), wanted.length() - 1);
        return known.stream()
                .filter(name -> Math.abs(name.length() - wanted.length()) <= limit)
                .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= limit)
                .min(Comparator.<String>comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns the sentence that helps on: the nearest name, else the names there are. */
    public static String fix(String found, Collection<String> known) {
        Optional<String> nearest = nearest(found, known);
        if (nearest.isPresent()) {
            return "Maybe you meant \"" + nearest.get() + "\".";
        }
        if (known.isEmpty()) {
            return "None are defined.";
        }
        List<String> sorted = known.stream().sorted().toList();
        String listed = String.join(", ", sorted.subList(0, Math.min(NAMES_LISTED, sorted.size())));
        return "Known: " + listed + (sorted.size() > NAMES_LISTED ? ", ... (" + sorted.size() + " in all)." : ".");
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(int[][] d, String a, String b, int i, int j) {
        int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
