package dev.pointsman.examples.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as text; {@link BrowserTest} looks at it. */
class PageTest {

    @TempDir
    static Path folder;

    private static Service service;

    @BeforeAll
    static void start() {
        service = Service.start(folder);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void triedTicket_always_isExplainedAndNeitherLoggedNorCounted() throws Exception {
        String page = service.page("/?category=bug&region=US&attributes=amount%3D7");

        assertThat(page)
                .contains("Developers")
                .contains("Bugs belong to developers")
                .contains("value=\"US\"");
        assertThat(page).contains("None since the service started");
        assertThat(service.get("/actuator/prometheus").body()).doesNotContain("pointsman_decisions_total{");
    }

    @ParameterizedTest
    @CsvSource({
        "priority=99, priority must be 1 to 5",
        "at=tomorrow, is no instant",
        "at=2001-01-01T00:00:00Z, 2001-01-01",
        "attributes=amount, names no value",
        "attributes=amount%3Dmuch, must be a number",
        "decided=unheard-of, No recent decision is about the ticket unheard-of"
    })
    void form_withMistake_saysWhichAndKeepsTheRest(String query, String message) throws Exception {
        assertThat(service.page("/?subject=kept&" + query)).contains(message).contains("value=\"kept\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "'-alert(1)-'",
                "__${T(java.lang.Runtime).getRuntime().exec('id')}__::.x",
                "[[${7*7}]]",
                "\u0000\u202e\uD83D\uDE00",
                "javascript:alert(1)"
            })
    void hostileText_anywhere_isEscaped(String hostile) throws Exception {
        String encoded = URLEncoder.encode(hostile, UTF_8);
        for (String name : new String[] {
            "category", "tags", "subject", "description", "attributes", "at", "priority", "decided", "id", "other"
        }) {
            String page = service.page("/?" + name + "=" + encoded);

            assertThat(page).as(name).doesNotContain("<script").doesNotContain("<img src=x");
            assertThat(page).doesNotContain("[[49]]").doesNotContain("href=\"javascript:");
        }
        assertThat(service.page("/?" + encoded + "=x"))
                .doesNotContain("<script")
                .doesNotContain("<img src=x");
    }

    @Test
    void page_always_allowsNoScripts() throws Exception {
        HttpResponse<String> page = service.get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none';")
                .doesNotContain("script-src");
        assertThat(page.body()).doesNotContain("<script").doesNotContainPattern("<[^>]* (on[a-z]+|style)=");
    }

    @Test
    void form_withMuchText_isAnsweredOrRefusedCleanly() throws Exception {
        assertThat(service.page("/?category=bug&description=" + "x".repeat(50_000)))
                .contains("Developers");
        assertThat(service.page("/?" + "a=b&".repeat(900))).contains("Who owns this ticket?");

        HttpResponse<String> tooLong = service.get("/?description=" + "x".repeat(100_000));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).doesNotContain("Exception").doesNotContain("\tat ");
    }
}
