package dev.dyad.data.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP server on a real socket that misbehaves as told: files with Range, If-Range and ETag as a good server has
 * them, unless the next answer for a path is scripted.
 */
final class PublishingServer implements AutoCloseable {

    /** A request line's path with its headers, names in lower case. */
    record Request(String path, Map<String, String> headers) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** Writes one answer, whole or not; the connection is closed afterwards. */
    interface Answer {
        void write(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Queue<Answer>> scripted = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    PublishingServer() throws IOException {
        Thread acceptor = new Thread(this::accept, "publishing-server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    URI base() {
        return URI.create("http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort() + "/");
    }

    void publish(String name, byte[] content) {
        files.put("/" + name, content);
    }

    /** The next answer for that name; several are given in turn, and the well-behaved one after them. */
    void next(String name, Answer answer) {
        scripted.computeIfAbsent("/" + name, key -> new ArrayDeque<>()).add(answer);
    }

    List<Request> requests(String name) {
        return requests.stream()
                .filter(request -> request.path().equals("/" + name))
                .toList();
    }

    int requestCount() {
        return requests.size();
    }

    byte[] file(String name) {
        return files.get("/" + name);
    }

    /** What a strong ETag of a content looks like here. */
    static String tag(byte[] content) {
        return "\"" + Integer.toHexString(Arrays.hashCode(content)) + "\"";
    }

    static void head(OutputStream out, String status, long length, String... more) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\n");
        for (String line : more) {
            head.append(line).append("\r\n");
        }
        out.write(head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread thread = new Thread(() -> serve(connection));
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // Closed: the test is over.
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Request request = read(connection);
            requests.add(request);
            Queue<Answer> answers = scripted.getOrDefault(request.path(), new ArrayDeque<>());
            Answer answer;
            synchronized (answers) {
                answer = answers.isEmpty() ? this::serveFile : answers.remove();
            }
            answer.write(request, connection.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // The client hung up, which some tests are about.
        }
    }

    private static Request read(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        String path = in.readLine().split(" ")[1];
        Map<String, String> headers = new HashMap<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            String[] parts = line.split(":", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
        }
        return new Request(path, headers);
    }

    private void serveFile(Request request, OutputStream out) throws IOException {
        byte[] content = files.get(request.path());
        if (content == null) {
            head(out, "404 Not Found", 0);
            return;
        }
        String range = request.header("range");
        boolean partial = !range.isEmpty() && request.header("if-range").equals(tag(content));
        int from = partial ? Integer.parseInt(range.substring("bytes=".length(), range.length() - 1)) : 0;
        if (from >= content.length) {
            head(out, "416 Range Not Satisfiable", 0, "Content-Range: bytes */" + content.length);
        } else if (partial) {
            String rest = "Content-Range: bytes " + from + "-" + (content.length - 1) + "/" + content.length;
            head(out, "206 Partial Content", content.length - from, "ETag: " + tag(content), rest);
            out.write(content, from, content.length - from);
        } else {
            head(out, "200 OK", content.length, "ETag: " + tag(content));
            out.write(content);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
