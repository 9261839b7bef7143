package dev.pointsman.drools.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.antlr.runtime.ANTLRStringStream;
import org.antlr.runtime.Token;
import org.drools.drl.parser.lang.DRL6Lexer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lexer gives the tokens and the errors that Drools' own gives, whatever the text. */
class WordLexerTest {

    private static final int TEXTS = 20_000;
    private static final List<String> PIECES = List.of(
            "rule",
            "true",
            "trueish",
            "false",
            "falsely",
            "null",
            "nullable",
            "_a1",
            "Ticket",
            "$x",
            "$",
            "a$b",
            "e1",
            "x1e3",
            "é",
            "aé",
            "a\u0000",
            "a\u001f",
            "a\u007f",
            "a\u00a0",
            "a\ud83d\ude9a",
            "`a b`",
            "`ab`",
            "date-effective",
            "a.b",
            "a'b",
            "a\"b\"",
            "'c'",
            "\"x\"",
            "1d2h",
            "12B",
            "0x1F",
            "1.5e3",
            "1L",
            "// c\n",
            "/* c */",
            "/*",
            "#",
            "@",
            "!.",
            "?/",
            ":=",
            "->",
            "\\",
            "\t",
            "\f",
            "\r\n",
            "\n",
            " ",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ";",
            "==",
            "&&",
            "||",
            "~",
            "^",
            "%",
            "'",
            "\"",
            "`",
            "a%",
            "%a");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "nullable",
                "a",
                "$",
                "a$b",
                "aé",
                "a\u0000b",
                "a\u007f",
                "a\ud83d\ude9a",
                "end",
                "a\r\nb\n c",
                ""
            })
    void tokens_oneWord_areThoseOfDrools(String text) {
        assertSame(text);
    }

    @Test
    void tokens_generatedTexts_areThoseOfDrools() {
        Random random = new Random(20261122);
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = 1 + random.nextInt(8); pieces > 0; pieces--) {
                text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
            }
            assertSame(text.toString());
        }
    }

    private static void assertSame(String text) {
        assertThat(tokens(new WordLexer(text))).as(text).isEqualTo(tokens(new DRL6Lexer(new ANTLRStringStream(text))));
    }

    private static List<String> tokens(DRL6Lexer lexer) {
        List<String> tokens = new ArrayList<>();
        try {
            Token token = lexer.nextToken();
            while (token.getType() != Token.EOF) {
                tokens.add(token.getType() + "/" + token.getChannel() + " " + token.getLine() + ":"
                        + token.getCharPositionInLine() + " " + token + " " + token.getText());
                token = lexer.nextToken();
            }
            lexer.getErrors().forEach(error -> tokens.add(error.toString()));
        } catch (NullPointerException e) {
            tokens.add("Drools cannot even say what is wrong: " + e.getMessage());
        }
        return tokens;
    }
}
