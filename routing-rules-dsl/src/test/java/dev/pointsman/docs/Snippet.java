package dev.pointsman.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One ```java block of a page. Immutable.
 *
 * @param line where its first line of code stands in the page, counted from 1
 * @param code the lines between the fences
 * @param imports the import lines of earlier blocks of the page, which this one may rely on
 * @param prints what it is said to print, where the page says so
 */
record Snippet(Path page, int line, List<String> code, List<String> imports, Optional<String> prints) {

    static final String CLASS_NAME = "Snippet";

    Snippet {
        code = List.copyOf(code);
        imports = List.copyOf(imports);
    }

    /** The block as a class: its imports on top, the rest as statements of a main method, line for line. */
    String source() {
        List<String> top = new ArrayList<>(imports);
        List<String> body = new ArrayList<>(code);
        for (int i : importLines(code)) {
            top.add(code.get(i).strip());
            // An empty line stays behind, so that the lines of body and page keep in step.
            body.set(i, "");
        }
        String head = String.join(" ", top) + " public class " + CLASS_NAME
                + " { public static void main(String[] args) throws Exception {";
        return head + "\n" + String.join("\n", body) + "\n}}\n";
    }

    /** The import lines of the block, for the blocks after it. */
    Stream<String> ownImports() {
        return importLines(code).stream().map(code::get).map(String::strip);
    }

    /** Which lines are Java imports. Those in a text block are not: it may hold a rule, which has imports as well. */
    private static List<Integer> importLines(List<String> code) {
        List<Integer> found = new ArrayList<>();
        boolean inText = false;
        for (int i = 0; i < code.size(); i++) {
            String line = code.get(i).strip();
            if (!inText && line.startsWith("import ") && line.endsWith(";")) {
                found.add(i);
            }
            int quotes = line.split("\"\"\"", -1).length - 1;
            inText ^= quotes % 2 == 1;
        }
        return found;
    }

    /** The line of the page that stands in the given line of {@link #source()}. */
    long pageLine(long sourceLine) {
        return line + sourceLine - 2;
    }

    @Override
    public String toString() {
        return page.getFileName() + ":" + line;
    }
}
