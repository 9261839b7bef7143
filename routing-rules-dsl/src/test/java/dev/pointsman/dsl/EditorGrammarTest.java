package dev.pointsman.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pointsman.dsl.syntax.Keyword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The grammar for editors, the page and the parser name the same words. */
class EditorGrammarTest {

    private static final Path GRAMMAR = Path.of("editors", "pointsman.tmLanguage.json");
    private static final Pattern WORDS = Pattern.compile("\\(((?:[a-z]+\\|)+[a-z]+)\\)\\(\\?!");
    private static final Pattern LISTED =
            Pattern.compile("(?s)The words of the language stand in quotes.*?`because`\\.");
    private static final Pattern CODE = Pattern.compile("`([a-z]+)`");

    @Test
    void editorGrammar_namesTheWordsOfTheParser() throws IOException {
        List<String> words = new ArrayList<>();
        for (String expression : expressions()) {
            Matcher matcher = WORDS.matcher(expression);
            if (matcher.find()) {
                words.addAll(Arrays.asList(matcher.group(1).split("\\|", -1)));
            }
        }
        assertThat(words).containsExactlyInAnyOrderElementsOf(Keyword.texts());
    }

    @Test
    void editorGrammar_hasExpressionsThatCompile() throws IOException {
        assertThat(expressions()).hasSizeGreaterThan(7).allSatisfy(Pattern::compile);
    }

    @Test
    void page_listsTheWordsOfTheParser() throws IOException {
        Matcher list = LISTED.matcher(Files.readString(Path.of("..", "docs", "language.md")));
        assertThat(list.find()).isTrue();
        assertThat(CODE.matcher(list.group()).results().map(code -> code.group(1)))
                .containsExactlyInAnyOrderElementsOf(Keyword.texts());
    }

    @Test
    void page_namesTheWordsThatAreNoNames() throws IOException {
        long reserved =
                Arrays.stream(Keyword.values()).filter(Keyword::isNoName).count();
        assertThat(reserved).isEqualTo(13);
        assertThat(Files.readString(Path.of("..", "docs", "language.md"))).contains("only the last thirteen do");
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(GRAMMAR.toFile())) {
            while (json.nextToken() != null) {
                boolean expression = json.currentToken() == JsonToken.VALUE_STRING
                        && List.of("match", "begin", "end").contains(String.valueOf(json.currentName()));
                if (expression) {
                    expressions.add(json.getText());
                }
            }
        }
        return expressions;
    }
}
