package dev.pointsman.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the code blocks of a Markdown page.
 *
 * <p>A block that starts with <code>```java</code> is a program. If the next block of the page follows the comment line
 * {@code <!-- prints -->}, it is what the program prints. A block after {@code <!-- continues -->} goes on where the
 * program before it ended.
 */
final class Page {

    private static final String PRINTS = "<!-- prints -->";
    private static final String CONTINUES = "<!-- continues -->";

    private final Path file;
    private final List<Block> blocks = new ArrayList<>();

    private record Block(String language, String marker, int line, List<String> text) {

        boolean isJava() {
            return language.equals("java");
        }
    }

    Page(Path file) {
        this.file = file;
        read();
    }

    private void read() {
        List<String> lines = lines();
        String marker = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("```")) {
                int indent = lines.get(i).indexOf('`');
                List<String> text = new ArrayList<>();
                int first = i + 1;
                for (i++; i < lines.size() && !lines.get(i).strip().equals("```"); i++) {
                    String inside = lines.get(i);
                    text.add(inside.substring(Math.min(indent, inside.length())));
                }
                blocks.add(new Block(line.substring(3).strip(), marker, first + 1, text));
                marker = "";
            } else if (!line.isEmpty()) {
                marker = line;
            }
        }
    }

    List<Snippet> snippets() {
        List<Snippet> snippets = new ArrayList<>();
        List<String> imports = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (!block.isJava()) {
                continue;
            }
            Snippet snippet = new Snippet(file, block.line(), block.text(), imports, printsAfter(i));
            imports.addAll(snippet.ownImports().toList());
            if (block.marker().equals(CONTINUES) && !snippets.isEmpty()) {
                snippet = joined(snippets.remove(snippets.size() - 1), snippet);
            }
            snippets.add(snippet);
        }
        return snippets;
    }

    /** The second block as one program with all before it; lines of prose between them become empty lines. */
    private static Snippet joined(Snippet before, Snippet next) {
        List<String> code = new ArrayList<>(before.code());
        while (before.line() + code.size() < next.line()) {
            code.add("");
        }
        code.addAll(next.code());
        Optional<String> prints = next.prints().map(text -> before.prints().orElse("") + text);
        return new Snippet(before.page(), before.line(), code, before.imports(), prints);
    }

    private Optional<String> printsAfter(int index) {
        return Optional.of(index + 1)
                .filter(next -> next < blocks.size())
                .map(blocks::get)
                .filter(next -> next.marker().equals(PRINTS))
                .map(next -> String.join("\n", next.text()) + "\n");
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
