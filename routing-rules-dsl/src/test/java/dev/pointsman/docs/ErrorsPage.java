package dev.pointsman.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code docs/errors.md} says: the codes that have a section, and the examples in them. Fenced blocks whose info
 * string has a second word are read: {@code bad} and {@code good} are examples, other words name what all examples share.
 * A comment on the line before an example says what file it is ({@code file: ...}) or that nothing is added to it ({@code
 * without fallback}). Immutable.
 *
 * @param codes the titles of the third level, in order
 * @param shared blocks such as {@code yaml teams}, by their info string
 */
record ErrorsPage(List<String> codes, List<Example> examples, Map<String, String> shared) {

    /**
     * An example.
     *
     * @param code whose section it stands in
     * @param bad whether it gives the code
     * @param line of the page, 1 for the first
     * @param comment of the line before, or empty
     */
    record Example(String code, boolean bad, int line, String comment, String text) {

        boolean withoutFallback() {
            return comment.equals("without fallback");
        }

        Optional<String> file() {
            return comment.startsWith("file: ") ? Optional.of(comment.substring(6)) : Optional.empty();
        }

        @Override
        public String toString() {
            return (bad ? "bad " : "good ") + code + ", docs/errors.md:" + line;
        }
    }

    static ErrorsPage read(Path page) throws IOException {
        List<String> lines = Files.readAllLines(page);
        List<String> codes = new ArrayList<>();
        List<Example> examples = new ArrayList<>();
        Map<String, String> shared = new HashMap<>();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (line.startsWith("### ")) {
                codes.add(line.substring(4));
            } else if (line.startsWith("```")) {
                int end = at + 1 + lines.subList(at + 1, lines.size()).indexOf("```");
                String info = line.substring(3);
                String text = String.join("\n", lines.subList(at + 1, end)) + "\n";
                if (info.endsWith(" bad") || info.endsWith(" good")) {
                    String code = codes.get(codes.size() - 1);
                    examples.add(new Example(code, info.endsWith(" bad"), at + 1, comment(lines.get(at - 1)), text));
                } else {
                    shared.put(info, text);
                }
                at = end;
            }
        }
        return new ErrorsPage(List.copyOf(codes), List.copyOf(examples), Map.copyOf(shared));
    }

    private static String comment(String line) {
        return line.startsWith("<!-- ") && line.endsWith(" -->") ? line.substring(5, line.length() - 4) : "";
    }
}
