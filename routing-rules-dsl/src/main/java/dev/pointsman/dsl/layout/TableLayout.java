package dev.pointsman.dsl.layout;

import java.util.ArrayList;
import java.util.List;

/** Writes the cells of a table below each other. */
final class TableLayout {

    /** A cell beyond it does not push the others aside. */
    private static final int WIDEST = 60;

    private TableLayout() {}

    /** Returns the rows, each as one line with a bar before and behind each cell. */
    static List<String> aligned(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            int widest = 0;
            for (List<String> row : rows) {
                int width = width(row.get(column));
                widest = width <= WIDEST ? Math.max(widest, width) : widest;
            }
            widths.add(widest);
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            line.append(' ')
                    .append(cell)
                    .append(" ".repeat(Math.max(0, widths.get(i) - width(cell))))
                    .append(" |");
        }
        return line.toString();
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
