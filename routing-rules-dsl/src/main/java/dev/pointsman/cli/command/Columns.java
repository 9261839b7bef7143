package dev.pointsman.cli.command;

import dev.pointsman.text.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Lines of cells that stand below each other. Confined to one thread. */
public final class Columns {

    private static final String GAP = "  ";

    private final List<List<String>> lines = new ArrayList<>();

    /** Starts without lines. */
    public Columns() {}

    /** Adds a line. Control characters in its cells are not printed. */
    public Columns add(String... cells) {
        lines.add(List.of(cells).stream().map(Printable::line).toList());
        return this;
    }

    /** Prints the lines, each column as wide as its widest cell, without spaces at the ends. */
    public void print(String indent, PrintWriter out) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                int width = line.get(i).codePointCount(0, line.get(i).length());
                if (i == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(i, Math.max(width, widths.get(i)));
                }
            }
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder(indent);
            for (int i = 0; i < line.size(); i++) {
                String cell = line.get(i);
                text.append(i == 0 ? "" : GAP).append(cell);
                text.append(" ".repeat(widths.get(i) - cell.codePointCount(0, cell.length())));
            }
            out.println(text.toString().stripTrailing());
        }
    }
}
