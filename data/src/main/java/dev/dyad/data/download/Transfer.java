package dev.dyad.data.download;

import dev.dyad.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings one file from the server into its {@link PartFile}, on from where an earlier transfer stopped if the server
 * still has the same file (Range and If-Range, RFC 9110), from the start otherwise.
 */
final class Transfer {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

    private final Server server;
    private final String name;
    private final PartFile part;
    private final Progress progress;

    Transfer(Server server, String name, PartFile part, Progress progress) {
        this.server = server;
        this.name = name;
        this.part = part;
        this.progress = progress;
    }

    /** Tries until the part is whole; gives up with the last failure when there were too many in a row. */
    void run() throws IOException {
        server.retry(
                () -> {
                    attempt();
                    return part;
                },
                part::size);
    }

    private void attempt() throws IOException {
        long have = part.size();
        Optional<String> mark = part.mark();
        HttpResponse<InputStream> response = have > 0 && mark.isPresent()
                ? server.get(name, "Range", "bytes=" + have + "-", "If-Range", mark.get())
                : server.get(name);
        try (TimedBody body = new TimedBody(response.body(), server.stall())) {
            switch (response.statusCode()) {
                case 200 -> {
                    part.restart(markOf(response));
                    copy(
                            body,
                            0,
                            response.headers()
                                    .firstValueAsLong("Content-Length")
                                    .orElse(-1));
                }
                case 206 -> copy(body, have, totalOfRest(response, have));
                case 416 -> requireNothingLeft(response, have);
                default -> throw server.unexpected(name, response.statusCode());
            }
        }
    }

    private void copy(TimedBody body, long start, long total) throws IOException {
        long done = start;
        part.requireSpace(Math.max(0, total - start));
        progress.at(done, total);
        byte[] buffer = new byte[1 << 16];
        try (FileChannel out = part.openToAppend()) {
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                part.append(out, buffer, n);
                done += n;
                progress.at(done, total);
            }
        }
        if (total >= 0 && done != total) {
            throw new IOException(
                    String.format(Locale.ROOT, "the connection ended after %,d of %,d bytes", done, total));
        }
    }

    private long totalOfRest(HttpResponse<?> response, long have) throws IOException {
        String range = response.headers().firstValue("Content-Range").orElse("");
        Matcher matcher = CONTENT_RANGE.matcher(range);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) != have) {
            throw startAgain("the server sent '" + range + "' when asked for what follows byte " + have);
        }
        return matcher.group(2).equals("*") ? -1 : Long.parseLong(matcher.group(2));
    }

    /** The server says there is nothing from here on: either the part is whole, or it is of another file. */
    private void requireNothingLeft(HttpResponse<?> response, long have) throws IOException {
        String range = response.headers().firstValue("Content-Range").orElse("");
        if (!range.equals("bytes */" + have)) {
            throw startAgain("the server has no more than '" + range + "' of a part of " + have + " bytes");
        }
    }

    private IOException startAgain(String why) {
        part.restart(Optional.empty());
        return new IOException(why);
    }

    /** The ETag if it is a strong one, as If-Range demands, else the date of the last change. */
    private static Optional<String> markOf(HttpResponse<?> response) {
        return response.headers()
                .firstValue("ETag")
                .filter(tag -> tag.startsWith("\""))
                .or(() -> response.headers().firstValue("Last-Modified"));
    }
}
