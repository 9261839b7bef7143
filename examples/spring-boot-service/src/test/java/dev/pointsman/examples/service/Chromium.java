package dev.pointsman.examples.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A headless Chromium that looks at one page, driven by its DevTools protocol. Confined to one thread. */
final class Chromium implements AutoCloseable {

    /** Where Debian's package puts it; the profile of Maven that runs the browser's tests looks for the same file. */
    private static final String PROGRAM = "/usr/bin/chromium";

    private static final int PATIENCE_SECONDS = 60;
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int calls;

    private Chromium(Process process, URI page, HttpClient http) {
        this.process = process;
        this.socket =
                http.newWebSocketBuilder().buildAsync(page, new Messages()).join();
    }

    /**
     * Starts a browser that knows nothing yet.
     *
     * @param profile an empty folder
     */
    static Chromium start(Path profile) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        PROGRAM,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        HttpClient http = HttpClient.newHttpClient();
        String port = port(profile, process);
        String pages = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        for (JsonNode page : JSON.readTree(pages)) {
            if (page.path("type").asString().equals("page")) {
                Chromium chromium = new Chromium(
                        process, URI.create(page.path("webSocketDebuggerUrl").asString()), http);
                chromium.call("Page.enable", Map.of());
                return chromium;
            }
        }
        throw new IllegalStateException("Chromium has no page: " + pages);
    }

    private static String port(Path profile, Process process) throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        for (int tenths = 0; tenths < PATIENCE_SECONDS * 10; tenths++) {
            if (Files.exists(file) && Files.readAllLines(file).size() > 1) {
                return Files.readAllLines(file).get(0);
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("Chromium ended with " + process.exitValue());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("Chromium did not start");
    }

    /** Sets the size of the window, in CSS pixels, and whether the person prefers {@code light} or {@code dark}. */
    void window(int width, int height, String scheme) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Switches JavaScript off for the pages opened from now on; {@link #evaluate} still works. */
    void withoutScripts() {
        call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /** Opens an address and returns when the page is loaded. */
    void open(String address) {
        messages.clear();
        call("Page.navigate", Map.of("url", address));
        awaitLoad();
    }

    /** Returns when the page that is being opened is loaded. */
    void awaitLoad() {
        while (!next().path("method").asString("").equals("Page.loadEventFired")) {
            // Other events are of no interest.
        }
    }

    /** Types a text into what has the focus. */
    void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /** Presses and releases a key, such as {@code Tab}. */
    void press(String key, int code) {
        String text = key.equals("Enter") ? "\r" : "";
        Map<String, Object> down =
                Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", code, "text", text);
        call("Input.dispatchKeyEvent", down);
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }

    /** Returns the value of an expression of JavaScript, which must be a text, a number, a boolean or an array. */
    JsonNode evaluate(String expression) {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer);
        }
        return answer.path("result").path("value");
    }

    /** Makes a picture of the whole page. */
    void screenshot(Path file) throws IOException {
        JsonNode answer = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(answer.path("data").asString()));
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        int id = ++calls;
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        List<JsonNode> others = new ArrayList<>();
        JsonNode message = next();
        while (message.path("id").asInt(0) != id) {
            others.add(message);
            message = next();
        }
        messages.addAll(others); // events, which someone may wait for
        if (message.has("error")) {
            throw new IllegalStateException(method + ": " + message.path("error"));
        }
        return message.path("result");
    }

    private JsonNode next() {
        try {
            JsonNode message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new IllegalStateException("Chromium says nothing");
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit().join();
    }

    /** Puts each message of the socket together. */
    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
