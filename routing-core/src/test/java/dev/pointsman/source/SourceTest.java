package dev.pointsman.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts, places in them, and the name that was meant. */
class SourceTest {

    private static final List<String> KNOWN = List.of("category", "subcategory", "region", "product", "EU");

    @TempDir
    Path folder;

    @Test
    void sourceFile_fromAnySystem_hasTheSameText() {
        assertThat(new SourceFile("a", "\uFEFFx\r\ny\rz\n").text()).isEqualTo("x\ny\nz\n");
        assertThat(new SourceFile("a", "")).isEqualTo(new SourceFile("a", "\uFEFF"));
        assertThatThrownBy(() -> new SourceFile(null, ""))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name");
        assertThatThrownBy(() -> new SourceFile("a", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("text");
    }

    @Test
    void sourceFile_fromDisk_isUtf8OrRefused() throws IOException {
        Path file = folder.resolve("x");
        Files.writeString(file, "\uFEFF退款 🚚\r\n");
        assertThat(SourceFile.read("n", file)).isEqualTo(new SourceFile("n", "退款 🚚\n"));

        Files.write(file, "Übergabe".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> SourceFile.read("n", file))
                .isInstanceOf(IOException.class)
                .hasMessage("n is not UTF-8 text");
    }

    @Test
    void lineMap_always_agreesWithCounting() {
        String text = "ab\n\n🚚c\nlast";
        LineMap lines = new LineMap(new SourceFile("f", text));
        int line = 1;
        int column = 1;
        for (int offset = 0; offset <= text.length(); offset++) {
            assertThat(lines.positionAt(offset)).isEqualTo(new SourcePosition("f", line, column));
            assertThat(lines.offsetOf(line, column)).isEqualTo(offset);
            boolean breaks = offset < text.length() && text.charAt(offset) == '\n';
            line += breaks ? 1 : 0;
            column = breaks ? 1 : column + 1;
        }
    }

    @Test
    void lineMap_outsideOfTheText_clips() {
        LineMap lines = new LineMap(new SourceFile("f", "ab\ncd"));

        assertThat(lines.positionAt(-5)).hasToString("f:1:1");
        assertThat(lines.positionAt(99)).hasToString("f:2:3");
        assertThat(lines.offsetOf(0, 0)).isZero();
        assertThat(lines.offsetOf(9, 9)).isEqualTo(5);
        assertThat(new LineMap(new SourceFile("f", "")).positionAt(0)).hasToString("f:1:1");
    }

    @Test
    void position_always_isOrderedByFileLineAndColumn() {
        SourcePosition whole = SourcePosition.ofFile("b");
        List<SourcePosition> ordered = List.of(
                new SourcePosition("a", 9, 9),
                whole,
                new SourcePosition("b", 1, 0),
                new SourcePosition("b", 1, 2),
                new SourcePosition("b", 10, 1));

        assertThat(ordered).isSorted();
        assertThat(ordered)
                .extracting(SourcePosition::toString)
                .containsExactly("a:9:9", "b", "b:1", "b:1:2", "b:10:1");
        assertThatThrownBy(() -> new SourcePosition("b", -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "catgory, category",
        "Category, category",
        "ctaegory, category",
        "subcatgory, subcategory",
        "regoin, region",
        "eu, EU",
        "EUU, EU",
    })
    void suggestion_forATypingMistake_isTheNearestName(String found, String meant) {
        assertThat(Suggestion.nearest(found, KNOWN)).contains(meant);
        assertThat(Suggestion.fix(found, KNOWN)).isEqualTo("Maybe you meant \"" + meant + "\".");
    }

    @ParameterizedTest
    @CsvSource({"amount", "x", "UK", "categorisation"})
    void suggestion_forAnotherWord_isTheListOfNames(String found) {
        assertThat(Suggestion.nearest(found, KNOWN)).isEmpty();
        assertThat(Suggestion.fix(found, KNOWN)).isEqualTo("Known: EU, category, product, region, subcategory.");
    }

    @Test
    void suggestion_amongMany_listsTheFirst() {
        List<String> many = IntStream.range(10, 30).mapToObj(i -> "name" + i).toList();

        assertThat(Suggestion.fix("quite another", many))
                .startsWith("Known: name10, ")
                .endsWith(", ... (20 in all).");
        assertThat(Suggestion.fix("x", List.of())).isEqualTo("None are defined.");
        assertThat(Suggestion.nearest("", KNOWN)).isEmpty();
    }

    @Test
    void suggestion_amongEquallyNear_isTheFirstInOrder() {
        assertThat(Suggestion.nearest("bat", List.of("hat", "cat"))).contains("cat");
    }

    @Test
    void contentHash_always_keepsTextsApart() {
        assertThat(new ContentHash().add("ab").add("c").hex())
                .isNotEqualTo(new ContentHash().add("a").add("bc").hex())
                .isEqualTo(new ContentHash().add("ab").add("c").hex());
    }
}
