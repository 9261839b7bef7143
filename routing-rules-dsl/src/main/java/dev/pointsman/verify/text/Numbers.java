package dev.pointsman.verify.text;

import dev.pointsman.rule.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The numbers that tickets can hold between two others, and the texts that are read as numbers. */
public final class Numbers {

    private Numbers() {}

    /** Returns a whole number strictly between, near an end and not negative if possible; null if there is none. */
    public static @Nullable Integer whole(double low, double high) {
        double first = Math.max(Math.floor(low) + 1, Integer.MIN_VALUE);
        double last = Math.min(Math.ceil(high) - 1, Integer.MAX_VALUE);
        if (first > last) {
            return null;
        }
        return (int) (low == Double.NEGATIVE_INFINITY ? last : first);
    }

    /** Returns a number strictly between that is kept as a Double; null if there is none. */
    public static @Nullable Double broken(double low, double high) {
        double from = Math.max(low, -Double.MAX_VALUE);
        double to = Math.min(high, Double.MAX_VALUE);
        double readable =
                low > Double.NEGATIVE_INFINITY ? low + 0.5 : high < Double.POSITIVE_INFINITY ? high - 0.5 : 0.5;
        double[] tries = {readable, to - 0.5, from / 2 + to / 2, Math.nextUp(low), Math.nextDown(high), 2 * to, 2 * from
        };
        for (double number : tries) {
            if (number > low && number < high && Double.isFinite(number) && kept(number) instanceof Double) {
                return number;
            }
        }
        return null;
    }

    /** Returns the form in which a ticket keeps a number. */
    public static Object kept(double number) {
        int whole = (int) number;
        return whole == number ? (Object) whole : (Object) number;
    }

    /** Returns a few texts for every way in which texts are read as the numbers that tests compare with. */
    public static List<String> readings(Collection<Condition.Leaf> tests) {
        TreeSet<Double> cuts = new TreeSet<>();
        for (Condition.Leaf test : tests) {
            if (test instanceof Condition.Order order && order.bound() instanceof Number bound) {
                cuts.add(bound.doubleValue());
            }
        }
        List<String> texts = new ArrayList<>(List.of("NaN", "+NaN"));
        double low = Double.NEGATIVE_INFINITY;
        for (double cut : cuts) {
            addBetween(low, cut, texts);
            addNumber(cut, texts);
            low = cut;
        }
        addBetween(low, Double.POSITIVE_INFINITY, texts);
        return texts;
    }

    private static void addBetween(double low, double high, List<String> texts) {
        Integer whole = whole(low, high);
        Double broken = broken(low, high);
        if (whole != null) {
            addNumber(whole, texts);
        }
        if (broken != null) {
            addNumber(broken, texts);
        }
    }

    /** The plain form may be a text that rules name; the others mean the same. */
    private static void addNumber(double number, List<String> texts) {
        if (kept(number) instanceof Integer whole) {
            texts.add(String.valueOf(whole));
            texts.add(whole < 0 ? "-0" + -(long) whole : "+" + whole);
        }
        texts.add(String.valueOf(number));
        texts.add(number + "d");
    }
}
