package dev.pointsman.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

    @Test
    void object_writtenAndRead_isTheSame() {
        JsonObject object = JsonObject.of()
                .with("text", "a \"b\"\n\u2028\ud83d\ude80")
                .with("whole", Long.MIN_VALUE)
                .with("fraction", 1.0E-9)
                .with("truth", true)
                .with("at", Instant.MAX)
                .with("list", List.of(JsonObject.of().with("a", "b")))
                .with("object", JsonObject.of());

        JsonObject read = JsonObject.parse(object.toString());

        assertThat(read).hasToString(object.toString());
        assertThat(object.toString()).doesNotContain("\n");
        assertThat(read.text("text")).isEqualTo("a \"b\"\n\u2028\ud83d\ude80");
        assertThat(read.number("whole")).isEqualTo(Long.MIN_VALUE);
        assertThat(read.fraction("fraction")).isEqualTo(1.0E-9);
        assertThat(read.instant("at")).isEqualTo(Instant.MAX);
        assertThat(read.objects("list").get(0).text("a")).isEqualTo("b");
        assertThat(read.object("object").names()).isEmpty();
        assertThat(read.has("truth")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":null}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":99999999999999999999}",
                "{a:1}"
            })
    void text_thatIsNoSuchObject_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonObject.parse(text));
    }

    @Test
    void value_ofAnotherKind_isRefusedByName() {
        JsonObject object = JsonObject.parse("{\"a\":1,\"b\":\"x\",\"c\":[1]}");

        assertThatIllegalArgumentException().isThrownBy(() -> object.text("d")).withMessage("\"d\" is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> object.text("a"))
                .withMessage("\"a\" must be a text, found 1");
        assertThatIllegalArgumentException().isThrownBy(() -> object.instant("b"));
        assertThatIllegalArgumentException().isThrownBy(() -> object.objects("c"));
        assertThatIllegalArgumentException().isThrownBy(() -> JsonObject.of().with("a", 1));
    }
}
