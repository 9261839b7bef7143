package dev.pointsman.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws a comparison as SVG: time for a ticket against the number of rules, both axes logarithmic. */
final class ComparisonChart {

    private static final int WIDTH = 760;
    private static final int HEIGHT = 460;
    private static final int LEFT = 70;
    private static final int RIGHT = 130;
    private static final int TOP = 44;
    private static final int BOTTOM = 50;
    private static final int LABEL_HEIGHT = 16;
    private static final List<String> COLOURS =
            List.of("#0b6e4f", "#b5179e", "#e07a9b", "#7209b7", "#555555", "#c1121f", "#b07d00", "#1d7bb5", "#8d5b2d");

    private final Comparison comparison;
    private final StringBuilder svg = new StringBuilder();
    private final int lowestPower;
    private final int highestPower;

    private ComparisonChart(Comparison comparison) {
        this.comparison = comparison;
        this.lowestPower = (int) Math.floor(Math.log10(comparison.scores().stream()
                .mapToDouble(score -> score.timing().nanos())
                .min()
                .orElse(1)));
        this.highestPower = (int) Math.ceil(Math.log10(comparison.scores().stream()
                .mapToDouble(score -> score.timing().nanos())
                .max()
                .orElse(10)));
    }

    static String of(Comparison comparison) {
        return new ComparisonChart(comparison).draw();
    }

    private String draw() {
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH, HEIGHT);
        line("<title>Time for one ticket by number of rules</title>");
        line("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
        line(
                "<text x=\"%d\" y=\"24\" font-size=\"15\">Time to decide one ticket, by number of rules (both axes"
                        + " logarithmic)</text>",
                LEFT);
        for (int power = lowestPower; power <= highestPower; power++) {
            double y = y(Math.pow(10, power));
            line("<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#dddddd\"/>", LEFT, y, WIDTH - RIGHT, y);
            line("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 8, y + 4, duration(power));
        }
        for (int size : comparison.sizes()) {
            line(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d rules</text>",
                    x(size), HEIGHT - BOTTOM + 22, size);
        }
        List<Label> labels = new ArrayList<>();
        List<String> engines = comparison.engines();
        for (int i = 0; i < engines.size(); i++) {
            labels.add(curve(engines.get(i), COLOURS.get(i % COLOURS.size())));
        }
        label(labels);
        line(
                "<text x=\"%d\" y=\"%d\" fill=\"#777777\" font-size=\"10\">%s, commit %s</text>",
                LEFT,
                HEIGHT - 8,
                escaped(comparison.machine().cpu()),
                comparison.machine().commit());
        return svg.append("</svg>\n").toString();
    }

    private record Label(String engine, String colour, double x, double y) {}

    private Label curve(String engine, String colour) {
        StringBuilder points = new StringBuilder();
        double x = LEFT;
        double y = TOP;
        for (int size : comparison.sizes()) {
            Timing timing = comparison.timing(engine, size).orElse(null);
            if (timing != null) {
                x = x(size);
                y = y(timing.nanos());
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
                line("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>", x, y, colour);
            }
        }
        line(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"/>",
                points.toString().strip(), colour, engine.equals("index") ? "3.5" : "2");
        return new Label(engine, colour, x, y);
    }

    /** Writes the names at the ends of the curves, pushed apart where they would overlap. */
    private void label(List<Label> labels) {
        labels.sort(Comparator.comparingDouble(Label::y));
        Map<Double, Double> freeBelow = new HashMap<>();
        for (Label label : labels) {
            double y = Math.max(label.y() + 4, freeBelow.getOrDefault(label.x(), 0.0));
            line(
                    "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\"%s>%s</text>",
                    label.x() + 9,
                    y,
                    label.colour(),
                    label.engine().equals("index") ? " font-weight=\"bold\"" : "",
                    escaped(label.engine()));
            freeBelow.put(label.x(), y + LABEL_HEIGHT);
        }
    }

    private double x(int rules) {
        List<Integer> sizes = comparison.sizes();
        double first = Math.log10(sizes.get(0));
        double last = Math.log10(sizes.get(sizes.size() - 1));
        double share = last == first ? 0.5 : (Math.log10(rules) - first) / (last - first);
        return LEFT + 30 + share * (WIDTH - LEFT - RIGHT - 40);
    }

    private double y(double nanos) {
        double share = (Math.log10(nanos) - lowestPower) / (highestPower - lowestPower);
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }

    private static String duration(int powerOfNanos) {
        List<String> units = List.of("ns", "µs", "ms", "s");
        int unit = Math.min(powerOfNanos / 3, units.size() - 1);
        return (long) Math.pow(10, powerOfNanos - 3 * unit) + " " + units.get(unit);
    }

    private void line(String format, Object... values) {
        svg.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
