package dev.pointsman.examples.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pointsman.source.FileTree;
import dev.pointsman.timeline.BeginOverride;
import dev.pointsman.timeline.Change;
import dev.pointsman.timeline.StopRule;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The page as a person has it, in Chromium with JavaScript switched off. Runs where Chromium is; leaves pictures of the page
 * in {@code target/screenshots}, to be looked at.
 */
class BrowserTest {

    private static final int TAB = 9;
    private static final int ENTER = 13;

    /**
     * Every text with less contrast to what is behind it than WCAG 2.2 asks for (4.5 to 1), by the formula that it gives
     * in "relative luminance".
     */
    private static final String TEXTS_OF_LOW_CONTRAST = """
            (() => {
                const channels = colour => colour.match(/[\\d.]+/g).map(Number);
                const luminance = colour => channels(colour).slice(0, 3).map(c => c / 255)
                    .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
                const ground = element => {
                    const colour = getComputedStyle(element).backgroundColor;
                    const clear = channels(colour).length === 4 && channels(colour)[3] === 0;
                    return clear ? ground(element.parentElement) : colour;
                };
                const found = [];
                let texts = 0;
                for (const element of document.querySelectorAll('body *')) {
                    const hasText = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
                        || element.matches('input, textarea');
                    if (!hasText || !element.checkVisibility()) continue;
                    texts++;
                    const pair = [luminance(getComputedStyle(element).color), luminance(ground(element))];
                    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
                    if (ratio < 4.5) found.push(element.outerHTML + ' ' + ratio);
                }
                return texts < 20 ? ['only ' + texts + ' texts were looked at'] : found;
            })()""";

    @TempDir
    static Path folder;

    private static Service service;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        service = Service.start(folder.resolve("service"));
        letEverythingRun();
        service.post("/tickets/route", "{\"id\": \"T-1\", \"category\": \"bug\"}");
        service.post("/tickets/route", "{\"id\": \"T-<b>2</b>\", \"category\": \"cake\"}");
        chromium = Chromium.start(folder.resolve("profile"));
        chromium.withoutScripts();
    }

    /** So that the page has all of its parts. */
    private static void letEverythingRun() throws Exception {
        long next = service.publish("operations");
        Instant now = Instant.now();
        FileTree rules = FileTree.ofTexts(Map.of(
                "bills.route", "rule bills\n  when category is bill\n  route to operations because \"Outage\"\n"));
        append(BeginOverride.of("bills-7", rules, Change.AT_ONCE, now.plusSeconds(9_000)), "The bank is <down>");
        append(new Change.Shadow(next, Change.AT_ONCE, Change.OPEN), "Look at it first");
        append(
                new Change.Canary(next, 0.01, "salt", Change.AT_ONCE, Change.OPEN, StopRule.DEFAULT),
                "Then try it with a few");
        append(new Change.Activate(next, now.plusSeconds(90_000)), "Tomorrow for all");
        Service.await(
                "all that",
                () -> service.router().state().canary().isPresent()
                        && service.router().state().scheduled().size() == 1);
    }

    private static void append(Change change, String reason) {
        service.repository().append("desk", "ann", reason, change);
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        service.close();
    }

    @Test
    void page_whileOverrideShadowAndCanaryRun_showsThem() {
        chromium.window(1280, 900, "light");
        chromium.open(service.address("/"));

        assertThat(text("#running"))
                .contains("bills-7: The bank is <down>")
                .contains(" min left")
                .contains("v2, ")
                .contains("v2 takes 1 % of the tickets")
                .contains("Scheduled");
        assertThat(chromium.evaluate("[...document.querySelectorAll('#timeline .chip')].map(c => c.innerText)")
                        .toString())
                .isEqualTo("[\"scheduled\",\"runs\",\"runs\",\"runs\",\"runs\"]");
    }

    @Test
    void form_filledInByKeyboardAlone_answers() {
        chromium.window(1280, 900, "light");
        chromium.open(service.address("/"));

        focusByTab("category");
        chromium.type("bug");
        focusByTab("region");
        chromium.type("EU");
        chromium.press("Enter", ENTER);
        chromium.awaitLoad();

        assertThat(text("#answer")).contains("Developers").contains("bugs");
        assertThat(chromium.evaluate("document.querySelector('#region').value").asString())
                .isEqualTo("EU");
    }

    @Test
    void lastDecision_chosenByKeyboard_isExplained() {
        chromium.window(1280, 900, "light");
        chromium.open(service.address("/"));

        focusByTab("T-<b>2</b>");
        chromium.press("Enter", ENTER);
        chromium.awaitLoad();

        assertThat(text("#answer-heading")).isEqualTo("Decision on T-<b>2</b>");
        assertThat(text("#answer")).contains("Support").contains("FALLBACK");
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "360, light", "360, dark"})
    void page_inAnyWindow_fitsAndCanBeRead(int width, String scheme) throws IOException {
        chromium.window(width, 900, scheme);
        for (String query : new String[] {"category=bug&region=US", "priority=high", "decided=gone"}) {
            chromium.open(service.address("/?" + query));

            chromium.screenshot(Path.of(
                    "target", "screenshots", query.replaceAll("\\W.*", "") + "-" + width + "-" + scheme + ".png"));
            assertThat(chromium.evaluate("document.documentElement.scrollWidth").asInt())
                    .as("width that %s needs", query)
                    .isLessThanOrEqualTo(width);
            assertThat(chromium.evaluate(TEXTS_OF_LOW_CONTRAST)).as(query).isEmpty();
        }
    }

    @Test
    void page_always_isBuiltForAssistiveTechnology() {
        chromium.window(1280, 900, "light");
        chromium.open(service.address("/?category=bug"));

        assertThat(chromium.evaluate("document.documentElement.lang").asString())
                .isEqualTo("en");
        assertThat(chromium.evaluate("document.querySelectorAll('h1').length").asInt())
                .isEqualTo(1);
        assertThat(chromium.evaluate("document.querySelectorAll('main, header, footer').length")
                        .asInt())
                .isEqualTo(3);
        assertThat(count("input, textarea")).isGreaterThan(10);
        assertThat(
                        chromium.evaluate(
                                "[...document.querySelectorAll('input, textarea')].filter(c => c.labels.length !== 1).map(c => c.name)"))
                .isEmpty();
        assertThat(chromium.evaluate("[...document.querySelectorAll('section')].filter(s =>"
                        + " !document.getElementById(s.getAttribute('aria-labelledby'))).map(s => s.id)"))
                .isEmpty();
        assertThat(
                        chromium.evaluate(
                                "[...document.querySelectorAll('h1, h2, h3')].map(h => +h.tagName[1]).filter((l, i, all) => i > 0 && l > all[i - 1] + 1)"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>document.title='hacked'</script>",
                "\"><img src=x onerror=\"document.title='hacked'\">",
                "' onfocus='document.title=1' autofocus x='",
                "${7*7} #{7*7} [[${7*7}]] __${7*7}__"
            })
    void hostileText_inTicketAndForm_isShownAsText(String hostile) throws Exception {
        String json = hostile.replace("\"", "\\\"");
        service.post("/tickets/route", "{\"id\": \"" + json + "\", \"category\": \"" + json + "\"}");
        chromium.window(1280, 900, "light");
        String encoded = URLEncoder.encode(hostile, UTF_8);

        for (String field :
                new String[] {"category", "subject", "description", "priority", "at", "attributes", "decided"}) {
            chromium.open(service.address("/?" + field + "=" + encoded));

            assertThat(text("#decisions")).contains(hostile);
            assertThat(count("script, main img, [onerror], [onfocus], [autofocus]"))
                    .as(field)
                    .isZero();
            assertThat(chromium.evaluate("document.title").asString()).isEqualTo("Who owns this ticket?");
        }
    }

    /** Presses Tab until the control of a name, or the link with a text, has the focus. */
    private void focusByTab(String nameOrText) {
        for (int i = 0; i < 60; i++) {
            chromium.press("Tab", TAB);
            JsonNode at = chromium.evaluate("document.activeElement.name || document.activeElement.textContent");
            if (at.asString("").equals(nameOrText)) {
                assertThat(chromium.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                                .asString())
                        .as("a focus that can be seen")
                        .isEqualTo("solid");
                return;
            }
        }
        throw new AssertionError("Tab does not lead to " + nameOrText);
    }

    private String text(String selector) {
        return chromium.evaluate("document.querySelector('" + selector + "').innerText")
                .asString();
    }

    private int count(String selector) {
        return chromium.evaluate("document.querySelectorAll('" + selector + "').length")
                .asInt();
    }
}
