package dev.dyad.data.download;

import dev.dyad.DyadException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** The place that archives are published at. An answer that may be better next time is an {@link IOException}. */
final class Server {

    private static final int LONGEST_TEXT = 1 << 16;

    private final URI base;
    private final Patience patience;
    private final HttpClient client;
    private volatile boolean reached;

    Server(URI base, Patience patience) {
        this.base = base;
        this.patience = patience;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(patience.stall())
                .proxy(new EnvironmentProxy(System.getenv()))
                .build();
    }

    URI address(String name) {
        return base.resolve(name);
    }

    Duration stall() {
        return patience.stall();
    }

    /** Repeats an attempt as patience allows. */
    <T> T retry(Patience.Attempt<T> attempt, LongSupplier worth) throws IOException {
        return patience.retry(attempt, worth, () -> reached);
    }

    /** Asks for a file; {@code headers} are names and values in turn. */
    HttpResponse<InputStream> get(String name, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(name));
        if (headers.length > 0) {
            request.headers(headers);
        }
        // Not HttpRequest.timeout: from Java 26 on it also ends a body that takes long but flows.
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try {
            HttpResponse<InputStream> response = answer.get(2 * patience.stall().toMillis(), TimeUnit.MILLISECONDS);
            reached = true;
            return response;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("the server did not answer");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw Patience.interrupted(e);
        }
    }

    /** A small text, or nothing where the server has no such file. */
    Optional<String> text(String name) throws IOException {
        return retry(() -> readText(name), () -> 0);
    }

    private Optional<String> readText(String name) throws IOException {
        HttpResponse<InputStream> response = get(name);
        try (TimedBody body = new TimedBody(response.body(), patience.stall())) {
            if (response.statusCode() == 404 || response.statusCode() == 410) {
                return Optional.empty();
            }
            if (response.statusCode() != 200) {
                throw unexpected(name, response.statusCode());
            }
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] buffer = new byte[1024];
            for (int n = body.read(buffer); n >= 0 && text.size() < LONGEST_TEXT; n = body.read(buffer)) {
                text.write(buffer, 0, n);
            }
            return Optional.of(text.toString(StandardCharsets.ISO_8859_1));
        }
    }

    /** What to throw for a status that is no success: an overloaded or broken server may recover, others will not. */
    IOException unexpected(String name, int status) {
        if (status >= 500 || status == 408 || status == 429) {
            return new IOException("the server answered " + status);
        }
        throw new DyadException(
                DyadException.Kind.IO,
                "The server answered %d for %s: see whether that address still exists in a browser"
                        .formatted(status, address(name)));
    }
}
