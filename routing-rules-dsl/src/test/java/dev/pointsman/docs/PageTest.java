package dev.pointsman.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    @TempDir
    Path folder;

    @Test
    void block_withImports_becomesAClassWhoseLinesAreThoseOfThePage() throws IOException {
        List<Snippet> snippets = snippetsOf("# A page", "```java", "import java.util.List;", "List.of();", "```");

        assertThat(snippets).hasSize(1);
        Snippet snippet = snippets.get(0);
        List<String> source = snippet.source().lines().toList();
        assertThat(source.get(0)).startsWith("import java.util.List; public class Snippet");
        assertThat(source.get(2)).isEqualTo("List.of();");
        assertThat(snippet.pageLine(3)).isEqualTo(4);
    }

    @Test
    void import_inATextBlock_staysThere() throws IOException {
        List<Snippet> snippets =
                snippetsOf("```java", "String rule = \"\"\"", "    import java.util.List;", "    \"\"\";", "```");

        assertThat(snippets.get(0).source().lines().toList().get(2)).isEqualTo("    import java.util.List;");
    }

    @Test
    void block_afterAnother_mayUseItsImports() throws IOException {
        List<Snippet> snippets =
                snippetsOf("```java", "import java.util.List;", "```", "prose", "```java", "List.of();", "```");

        assertThat(snippets).hasSize(2);
        assertThat(snippets.get(1).source()).startsWith("import java.util.List;");
    }

    @Test
    void continuedBlock_always_isOneProgramWithTheOneBefore() throws IOException {
        List<Snippet> snippets = snippetsOf(
                "```java", "int a = 1;", "```", "prose", "<!-- continues -->", "```java", "int b = a;", "```");

        assertThat(snippets).hasSize(1);
        List<String> source = snippets.get(0).source().lines().toList();
        assertThat(source.get(1)).isEqualTo("int a = 1;");
        assertThat(source.get(6)).isEqualTo("int b = a;");
        assertThat(snippets.get(0).pageLine(7)).isEqualTo(7);
    }

    @Test
    void block_afterThePrintsMark_isWhatTheProgramPrints() throws IOException {
        List<Snippet> snippets =
                snippetsOf("```java", "print();", "```", "<!-- prints -->", "", "```text", "one", "two", "```");

        assertThat(snippets.get(0).prints()).contains("one\ntwo\n");
    }

    @Test
    void block_inAnotherLanguage_isNoSnippet() throws IOException {
        assertThat(snippetsOf("```drl", "rule \"x\"", "```", "```", "text", "```"))
                .isEmpty();
    }

    private List<Snippet> snippetsOf(String... lines) throws IOException {
        return new Page(Files.write(folder.resolve("page.md"), List.of(lines))).snippets();
    }
}
