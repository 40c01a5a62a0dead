package dev.dyad.lab.report.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.dyad.lab.report.page.PageHtml.Use;
import dev.dyad.lab.report.page.WatchedPage.News;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Answers for {@link WatchServer}. A request must name this machine as its host: a page elsewhere whose name is made to
 * lead here (DNS rebinding) gets nothing.
 */
final class WatchHandler implements HttpHandler {

    private final WatchedPage watched;
    private final Set<String> hosts;

    WatchHandler(WatchedPage watched, int port) {
        this.watched = watched;
        this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional<News> told;
        try (exchange) {
            told = answer(exchange);
        }
        told.ifPresent(watched::arrived);
    }

    /** Answers; returns the news that were asked for. */
    private Optional<News> answer(HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("");
        if (!hosts.contains(host)) {
            send(exchange, 403, "text/plain", "This server answers for this machine alone.\n");
        } else if (!exchange.getRequestMethod().equals("GET")) {
            headers.set("Allow", "GET");
            exchange.sendResponseHeaders(405, -1);
        } else if (exchange.getRequestURI().getPath().equals("/page.json")) {
            return Optional.of(news(exchange));
        } else {
            page(exchange);
        }
        return Optional.empty();
    }

    private void page(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/", "/index.html" -> {
                String html = PageHtml.of(watched.page(), Use.LIVE);
                exchange.getResponseHeaders()
                        .set("Content-Security-Policy", PagePolicy.in(html) + "; frame-ancestors 'none'");
                send(exchange, 200, "text/html", html);
            }
            default -> send(exchange, 404, "text/plain", "There is only the report, at /.\n");
        }
    }

    private News news(HttpExchange exchange) throws IOException {
        News news = watched.news();
        exchange.getResponseHeaders().set("ETag", news.tag());
        if (news.tag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            send(exchange, 200, "application/json", news.json());
        }
        return news;
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
