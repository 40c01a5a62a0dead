package dev.dyad.lab.report.page;

import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A tab of a {@link Browser}: what a reader does in it, and what it complains of and asks for. */
final class Tab implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private WebSocket socket;

    static Tab open(HttpClient http, String description, int width, int height) throws Exception {
        Tab tab = new Tab();
        URI address = URI.create(
                JSON.readTree(description).get("webSocketDebuggerUrl").asText());
        tab.socket = http.newWebSocketBuilder().buildAsync(address, tab).get(20, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            tab.send(domain + ".enable", "{}");
        }
        tab.size(width, height);
        return tab;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            String whole = message.toString();
            message.setLength(0);
            try {
                receive(JSON.readTree(whole));
            } catch (Exception e) {
                complaints.add("unreadable message: " + e);
            }
        }
        from.request(1);
        return null;
    }

    private void receive(JsonNode told) {
        if (told.has("id")) {
            answers.remove(told.get("id").asInt()).complete(told);
            return;
        }
        JsonNode params = told.path("params");
        switch (told.path("method").asText()) {
            case "Runtime.exceptionThrown" ->
                complaints.add(params.path("exceptionDetails").toString());
            case "Runtime.consoleAPICalled" ->
                complaints.add(params.path("args").toString());
            case "Log.entryAdded" ->
                complaints.add(params.path("entry").path("text").asText());
            case "Network.requestWillBeSent" ->
                requests.add(params.path("request").path("url").asText());
            default -> {}
        }
    }

    /** Sends a command and waits for its answer. */
    JsonNode send(String method, String params) throws Exception {
        int id = number.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
        command.set("params", JSON.readTree(params));
        socket.sendText(command.toString(), true).get(20, TimeUnit.SECONDS);
        JsonNode told = answer.get(30, TimeUnit.SECONDS);
        if (told.has("error")) {
            fail(method + ": " + told.get("error"));
        }
        return told.get("result");
    }

    /** Goes to a page and waits until it stands. */
    void go(String address) throws Exception {
        send("Page.navigate", JSON.createObjectNode().put("url", address).toString());
        await("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    void size(int width, int height) throws Exception {
        send(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":1,\"mobile\":%s}"
                        .formatted(width, height, width < 500));
    }

    /** What the reader's screen prefers: a feature such as {@code prefers-color-scheme} and its value. */
    void prefer(String feature, String value) throws Exception {
        send(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"%s\",\"value\":\"%s\"}]}".formatted(feature, value));
    }

    /** The value of an expression of the page. */
    JsonNode eval(String expression) throws Exception {
        ObjectNode params = JSON.createObjectNode()
                .put("expression", expression)
                .put("returnByValue", true)
                .put("awaitPromise", true);
        JsonNode result = send("Runtime.evaluate", params.toString());
        if (result.has("exceptionDetails")) {
            fail(expression + ": " + result.get("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    /** Waits until an expression is true. */
    void await(String expression) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!eval("Boolean(" + expression + ")").asBoolean()) {
            if (System.nanoTime() > end) {
                fail("Not within " + PATIENCE + ": " + expression);
            }
            Thread.sleep(25);
        }
    }

    /** Brings an element into the middle of the window. */
    void show(String selector) throws Exception {
        eval("document.querySelector('%s').scrollIntoView({block: 'center', behavior: 'instant'})".formatted(selector));
    }

    /** Moves the pointer to a place in an element, given as shares of its width and height. */
    void hover(String selector, double right, double down) throws Exception {
        mouse("mouseMoved", box(selector), right, down, "none");
    }

    void click(String selector) throws Exception {
        JsonNode box = box(selector);
        mouse("mousePressed", box, 0.5, 0.5, "left");
        mouse("mouseReleased", box, 0.5, 0.5, "left");
    }

    /** Where an element is, once it rests. */
    private JsonNode box(String selector) throws Exception {
        String expression =
                "(({left, top, width, height}) => ({left, top, width, height}))(document.querySelector('%s').getBoundingClientRect())"
                        .formatted(selector);
        JsonNode before = eval(expression);
        for (int looks = 0; looks < 100; looks++) {
            Thread.sleep(50);
            JsonNode now = eval(expression);
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        return fail(selector + " does not rest");
    }

    private void mouse(String type, JsonNode box, double right, double down, String button) throws Exception {
        ObjectNode params = JSON.createObjectNode()
                .put("type", type)
                .put("x", box.get("left").asDouble() + right * box.get("width").asDouble())
                .put("y", box.get("top").asDouble() + down * box.get("height").asDouble())
                .put("button", button)
                .put("clickCount", button.equals("none") ? 0 : 1);
        send("Input.dispatchMouseEvent", params.toString());
    }

    /** Presses a key, such as Enter or ArrowRight. */
    void key(String key) throws Exception {
        String text = key.equals("Enter") ? "\r" : key.equals(" ") ? " " : "";
        for (String type : List.of("keyDown", "keyUp")) {
            ObjectNode params = JSON.createObjectNode().put("type", type).put("key", key);
            if (!text.isEmpty() && type.equals("keyDown")) {
                params.put("text", text);
            }
            send("Input.dispatchKeyEvent", params.toString());
        }
    }

    /** Keeps a picture of the window, or of the whole page, for people to look at. */
    void picture(Path file, boolean whole) throws Exception {
        JsonNode told = send("Page.captureScreenshot", "{\"captureBeyondViewport\":" + whole + clip(whole) + "}");
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(told.get("data").asText()));
    }

    private String clip(boolean whole) throws Exception {
        if (!whole) {
            return "";
        }
        JsonNode size = send("Page.getLayoutMetrics", "{}").get("cssContentSize");
        return ",\"clip\":{\"x\":0,\"y\":0,\"width\":%s,\"height\":%s,\"scale\":1}"
                .formatted(size.get("width"), size.get("height"));
    }

    /** Errors, warnings and messages of the page so far. */
    List<String> complaints() {
        return complaints;
    }

    /** Addresses asked for so far. */
    List<String> requests() {
        return requests;
    }

    void close() {
        socket.abort();
    }
}
