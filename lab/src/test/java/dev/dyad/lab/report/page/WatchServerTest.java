package dev.dyad.lab.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dyad.DyadException;
import dev.dyad.lab.report.ExampleReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchServerTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private WatchServer server;

    @BeforeEach
    void start() {
        server = WatchServer.start(0, ExampleReport.running(3));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The first line of the answer to a request as it is. */
    private String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/page.json", "/nothing"})
    void everyAnswerGuardsItself(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertEquals(List.of("nosniff"), answer.headers().allValues("X-Content-Type-Options"));
        assertEquals(List.of("no-store"), answer.headers().allValues("Cache-Control"));
        assertEquals(List.of("same-origin"), answer.headers().allValues("Cross-Origin-Resource-Policy"));
        String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'"), policy);
        assertTrue(policy.endsWith("frame-ancestors 'none'"), policy);
    }

    @Test
    void thePageIsAtTheRootAndAsksForNews() throws Exception {
        HttpResponse<String> answer = get("/");
        assertEquals(200, answer.statusCode());
        assertEquals(
                "text/html; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(answer.body().contains(" data-live>"));
    }

    @Test
    void newsAreSentOnce() throws Exception {
        HttpResponse<String> first = get("/page.json");
        assertEquals(200, first.statusCode());
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertEquals(304, get("/page.json", "If-None-Match", tag).statusCode());
        server.update(ExampleReport.running(4));
        HttpResponse<String> second = get("/page.json", "If-None-Match", tag);
        assertEquals(200, second.statusCode());
        JsonNode news = new ObjectMapper().readTree(second.body());
        assertEquals("running", news.get("state").asText());
        assertTrue(news.get("parts").get("status").asText().contains("epoch 4 of 50"));
        assertEquals(
                4,
                news.get("figures")
                        .get("embedding-size/test-accuracy-by-epoch")
                        .get("lines")
                        .get(0)
                        .get("points")
                        .size());
    }

    @Test
    void unknownPlacesAreNotFound() throws Exception {
        assertEquals(404, get("/nothing").statusCode());
        assertEquals(404, get("/page.json/../../pom.xml").statusCode());
        assertEquals(404, get("/index.html/").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS"})
    void onlyGetIsAllowed(String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.address())
                .method(method, BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertEquals(405, answer.statusCode());
        assertEquals(List.of("GET"), answer.headers().allValues("Allow"));
    }

    @Test
    void aNameThatWasMadeToLeadHereGetsNothing() throws Exception {
        int port = server.address().getPort();
        for (String host :
                List.of("evil.example:" + port, "evil.example", "127.0.0.1", "127.0.0.1.evil.example:" + port)) {
            assertEquals(
                    "HTTP/1.1 403 Forbidden",
                    raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .stripTrailing(),
                    host);
        }
        assertTrue(raw("GET / HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n")
                .contains(" 200"));
        assertTrue(raw("GET / HTTP/1.0\r\n\r\n").contains(" 403"));
    }

    @Test
    void otherMachinesAreNotAnswered() throws Exception {
        int port = server.address().getPort();
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        for (InetAddress other : others) {
            assertThrows(IOException.class, () -> new Socket(other, port).close(), other.toString());
        }
    }

    @Test
    void aPortThatIsTakenIsNamedWithARemedy() {
        int port = server.address().getPort();
        DyadException taken =
                assertThrows(DyadException.class, () -> WatchServer.start(port, ExampleReport.running(1)));
        assertEquals(DyadException.Kind.IO, taken.kind());
        assertTrue(taken.getMessage().contains("port " + port), taken.getMessage());
        assertTrue(taken.getMessage().contains("choose another port"), taken.getMessage());
    }

    @Test
    void itEndsAtOnceWhenNobodyWatches() {
        long begin = System.nanoTime();
        URI address = server.address();
        server.close();
        assertTrue(System.nanoTime() - begin < 1_000_000_000L, "closing took more than a second");
        assertThrows(IOException.class, () -> new Socket("127.0.0.1", address.getPort()).close());
    }
}
