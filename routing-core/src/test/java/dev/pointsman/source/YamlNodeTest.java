package dev.pointsman.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlNodeTest {

    private final List<String> complaints = new ArrayList<>();

    @Test
    void document_ofMapsListsAndTexts_isReadWithPositions() {
        YamlNode root = parse("a: 1\nb:\n  - x\n  - \"y\"\nc: { d: e }\n").orElseThrow();

        assertThat(root.isMap()).isTrue();
        assertThat(root.map()).containsOnlyKeys("a", "b", "c");
        assertThat(root.map().get("a").text()).contains("1");
        assertThat(root.map().get("b").isList()).isTrue();
        assertThat(root.map().get("b").texts()).containsExactly("x", "y");
        assertThat(root.map().get("b").list().get(1).position()).hasToString("f.yaml:4:5");
        assertThat(root.map().get("c").map().get("d").position()).hasToString("f.yaml:5:9");
        assertThat(complaints).isEmpty();
    }

    @Test
    void kind_thatWasNotExpected_isComplainedOf() {
        YamlNode root = parse("a: [1]\nb: x\nc:\nd: \" \"\n").orElseThrow();

        assertThat(root.map().get("a").map()).isEmpty();
        assertThat(root.map().get("b").list()).isEmpty();
        assertThat(root.map().get("b").texts()).isEmpty();
        assertThat(root.map().get("c").text()).isEmpty();
        assertThat(root.map().get("d").text()).isEmpty();
        assertThat(root.map().get("a").text()).isEmpty();
        assertThat(complaints)
                .containsExactly(
                        "f.yaml:1:4 expected a map (key: value)",
                        "f.yaml:2:4 expected a list",
                        "f.yaml:2:4 expected a list",
                        "f.yaml:3:3 expected a text",
                        "f.yaml:4:4 expected a text",
                        "f.yaml:1:4 expected a text");
    }

    @Test
    void key_twice_isComplainedOfAndTheFirstStays() {
        assertThat(parse("a: 1\na: 2\n").orElseThrow().map().get("a").text()).contains("1");
        assertThat(complaints).containsExactly("f.yaml:2:1 the key \"a\" stands here twice");
    }

    @Test
    void key_thatIsUnknown_isComplainedOfWithASuggestion() {
        parse("nmae: 1\nzzz: 2\n").orElseThrow().map(List.of("name", "policy"));

        assertThat(complaints)
                .containsExactly(
                        "f.yaml:1:7 unknown key \"nmae\" / Maybe you meant \"name\".",
                        "f.yaml:2:6 unknown key \"zzz\" / Known: name, policy.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: [1\n", "a: b: c\n", "\tb: 1\n", "a: *nowhere\n", "a: \"x\n", "%YAML 9\n", "--- 1\n--- 2\n"})
    void document_thatIsMalformed_isComplainedOfWithAPosition(String text) {
        assertThat(parse(text)).isEmpty();
        assertThat(complaints).singleElement().asString().matches("(?s)f\\.yaml:\\d+:\\d+ not YAML: .+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "\n\n"})
    void document_thatIsEmpty_isComplainedOf(String text) {
        assertThat(parse(text)).isEmpty();
        assertThat(complaints).containsExactly("f.yaml the file is empty");
    }

    @Test
    void document_nestedWithoutEnd_isComplainedOf() {
        assertThat(parse("[".repeat(200_000))).isEmpty();
        assertThat(complaints).singleElement().asString().startsWith("f.yaml");
    }

    @Test
    void aliases_thatMultiply_areComplainedOf() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(parse(bomb.toString())).isEmpty();
        assertThat(complaints).hasSize(1);
    }

    @Test
    void complaints_null_isRefused() {
        assertThatThrownBy(() -> YamlNode.parse(new SourceFile("f", ""), null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("complaints");
    }

    private Optional<YamlNode> parse(String text) {
        return YamlNode.parse(
                new SourceFile("f.yaml", text),
                (at, message, fix) -> complaints.add(at + " " + message + (fix.isEmpty() ? "" : " / " + fix)));
    }
}
