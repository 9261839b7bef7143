package dev.pointsman.cli.author;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page on issues, {@code docs/errors.md}, as the command line carries it with it. Immutable.
 *
 * @param sections the text of each section, by the code that is its heading, in the order of the page
 * @param chapters the heading above each code
 * @param last what stands in the last chapter, on codes that have no section
 */
record IssuePage(Map<String, String> sections, Map<String, String> chapters, String last) {

    private static final String CHAPTER = "## ";
    private static final String SECTION = "### ";

    /** Reads the page. */
    static IssuePage read() throws IOException {
        try (InputStream page = IssuePage.class.getResourceAsStream("errors.md")) {
            if (page == null) {
                throw new IOException("the page on issues is missing in this build of pointsman");
            }
            return of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static IssuePage of(String page) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        Map<String, String> chapters = new LinkedHashMap<>();
        String chapter = "";
        List<String> section = new ArrayList<>();
        boolean code = false;
        for (String line : page.lines().toList()) {
            code ^= line.startsWith("```");
            if (!code && line.startsWith(SECTION)) {
                String name = line.substring(SECTION.length());
                section = new ArrayList<>();
                sections.put(name, section);
                chapters.put(name, chapter);
            } else if (!code && line.startsWith(CHAPTER)) {
                chapter = line.substring(CHAPTER.length());
                section = new ArrayList<>();
            } else {
                section.add(line);
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        sections.forEach((name, lines) -> texts.put(name, plain(lines)));
        return new IssuePage(texts, chapters, plain(section));
    }

    /** Returns what the page says of a code, with the heading it stands under; empty if it does not know it. */
    Optional<String> about(String code) {
        String section = sections.get(code);
        if (section != null) {
            return Optional.of(code + " (" + chapters.get(code) + ")\n\n" + section);
        }
        return last.contains("`" + code + "`") ? Optional.of(last) : Optional.empty();
    }

    /** Returns the first sentence of a section, on one line. */
    String sentence(String code) {
        String text = sections.getOrDefault(code, "").replaceAll("\\s+", " ");
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /** Examples are set in, under a word that says which they are; marks for the test of the page are left out. */
    private static String plain(List<String> lines) {
        StringBuilder text = new StringBuilder();
        boolean code = false;
        for (String line : lines) {
            if (line.startsWith("<!-- file:")) {
                text.append(line.replaceFirst("<!-- *file: *(.*?) *-->", "In $1:"))
                        .append('\n');
            } else if (line.startsWith("```")) {
                code = !code;
                if (code) {
                    text.append(line.endsWith(" bad") ? "Bad:\n" : line.endsWith(" good") ? "Good:\n" : "");
                }
            } else if (!line.startsWith("<!--")) {
                text.append(code && !line.isEmpty() ? "    " : "").append(line).append('\n');
            }
        }
        return text.toString().strip() + "\n";
    }
}
