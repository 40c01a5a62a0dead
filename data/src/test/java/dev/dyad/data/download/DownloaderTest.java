package dev.dyad.data.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dyad.DyadException;
import dev.dyad.Progress;
import dev.dyad.data.download.Fetched.Proof;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
/**
 * Downloads from a real server on this machine that misbehaves as servers and networks do. Long, since every way to go
 * wrong shares the one server and the archive it serves.
 */
class DownloaderTest {

    private static final KnownDataset DATASET = KnownDataset.ML_100K;
    private static final String NAME = "ml-100k.zip";
    private static final byte[] RATINGS = Zips.noise(300_000);
    private static final byte[] ZIP = Zips.of("ml-100k/u.data", RATINGS, "ml-100k/sub/u.item", new byte[] {1, 2, 3});
    private static final int CUT = 100_000;

    @TempDir
    Path folder;

    private PublishingServer server;
    private DataCache cache;
    private final List<KnownDataset> termsShown = new ArrayList<>();

    @BeforeEach
    void publish() throws IOException {
        server = new PublishingServer();
        cache = new DataCache(folder.resolve("cache"));
        publish(ZIP);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void publish(byte[] zip) {
        server.publish(NAME, zip);
        server.publish(NAME + ".md5", (md5(zip) + "  " + NAME + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private Downloader downloader(URI base, long unpackLimit) {
        Patience patience = new Patience(Duration.ofMillis(400), 3, Duration.ofMillis(1));
        return new Downloader(cache, termsShown::add, new Server(base, patience), unpackLimit);
    }

    private Fetched get() {
        return downloader(server.base(), Archive.STANDARD_LIMIT).get(DATASET, Progress.NONE);
    }

    private DyadException failure() {
        return assertThrows(DyadException.class, this::get);
    }

    private void assertWhole(Fetched fetched) throws IOException {
        assertEquals(cache.folderOf(DATASET), fetched.folder());
        assertArrayEquals(RATINGS, Files.readAllBytes(fetched.folder().resolve("u.data")));
        assertArrayEquals(
                new byte[] {1, 2, 3}, Files.readAllBytes(fetched.folder().resolve("sub/u.item")));
    }

    private List<String> cached() throws IOException {
        try (Stream<Path> list = Files.list(cache.folder())) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Sends the first bytes of a whole answer and hangs up. */
    private void cutOffNextAnswer() {
        cutOffNextAnswer(Arrays.copyOf(ZIP, CUT), "ETag: " + PublishingServer.tag(ZIP));
    }

    /** Waits with hanging up until the bytes have arrived: the JDK's client drops what it has not handed out yet. */
    private void cutOffNextAnswer(byte[] first, String... headers) {
        Path part = cache.folder().resolve(NAME + ".part");
        server.next(NAME, (request, out) -> {
            PublishingServer.head(out, "200 OK", ZIP.length, headers);
            out.write(first);
            out.flush();
            for (int i = 0; i < 1000 && !(Files.exists(part) && Files.size(part) == first.length); i++) {
                Thread.sleep(2);
            }
        });
    }

    @Test
    void fetchesVerifiesUnpacksAndLeavesNothingElseBehind() throws IOException {
        Fetched fetched = get();

        assertWhole(fetched);
        assertEquals(Proof.PUBLISHED_MD5, fetched.proof());
        assertEquals(List.of("ml-100k", "ml-100k.lock", "ml-100k.terms.txt"), cached());
    }

    @Test
    void progressCountsBytesUpToTheWhole() {
        List<Long> done = new ArrayList<>();
        downloader(server.base(), Archive.STANDARD_LIMIT).get(DATASET, (bytes, total) -> {
            assertEquals(ZIP.length, total);
            done.add(bytes);
        });

        assertEquals(done.stream().sorted().toList(), done);
        assertEquals(ZIP.length, done.get(done.size() - 1));
    }

    @Test
    void readsTheSumInTheBsdFormToo() throws IOException {
        String bsd = "MD5 (" + NAME + ") = " + md5(ZIP).toUpperCase(Locale.ROOT) + "\n";
        server.publish(NAME + ".md5", bsd.getBytes(StandardCharsets.US_ASCII));

        assertEquals(Proof.PUBLISHED_MD5, get().proof());
    }

    @Test
    void aSetInTheCacheCostsNoRequest() throws IOException {
        get();
        int before = server.requestCount();
        Fetched again = get();

        assertWhole(again);
        assertEquals(Proof.ALREADY_CACHED, again.proof());
        assertEquals(before, server.requestCount());
    }

    @Test
    void showsTheTermsOnceBeforeTheFirstDownload() {
        cutOffNextAnswer();
        get();
        get();

        assertEquals(List.of(DATASET), termsShown);
        assertTrue(cache.termsShown(DATASET));
        assertFalse(cache.termsShown(KnownDataset.ML_1M));
    }

    @Test
    void refusedTermsFetchNothing() {
        Downloader downloader = new Downloader(
                cache,
                dataset -> {
                    throw DyadException.usage("refused");
                },
                server.base(),
                Patience.STANDARD);

        assertThrows(DyadException.class, () -> downloader.get(DATASET, Progress.NONE));
        assertEquals(0, server.requestCount());
        assertFalse(cache.termsShown(DATASET));
    }

    @Test
    void aCutOffTransferGoesOnWhereItStopped() throws IOException {
        cutOffNextAnswer();

        assertWhole(get());
        List<PublishingServer.Request> requests = server.requests(NAME);
        assertEquals(2, requests.size());
        assertEquals("bytes=" + CUT + "-", requests.get(1).header("range"));
        assertEquals(PublishingServer.tag(ZIP), requests.get(1).header("if-range"));
    }

    @Test
    void aLaterRunGoesOnWhereAnEarlierOneGaveUp() throws IOException {
        cutOffNextAnswer();
        for (int i = 0; i < 2; i++) {
            server.next(NAME, (request, out) -> {
                String range = "Content-Range: bytes " + CUT + "-" + (ZIP.length - 1) + "/" + ZIP.length;
                PublishingServer.head(out, "206 Partial Content", ZIP.length - CUT, range);
            });
        }
        DyadException gaveUp = failure();
        assertTrue(gaveUp.getMessage().contains("The 100,000 bytes that arrived are kept"), gaveUp.getMessage());

        assertWhole(get());
        assertEquals("bytes=" + CUT + "-", server.requests(NAME).get(3).header("range"));
    }

    @Test
    void startsAnewWhereTheServerIgnoresRange() throws IOException {
        cutOffNextAnswer();
        server.next(NAME, (request, out) -> {
            PublishingServer.head(out, "200 OK", ZIP.length);
            out.write(ZIP);
        });

        assertWhole(get());
        assertEquals(2, server.requests(NAME).size());
    }

    @Test
    void aWeakTagCannotMarkAPartButADateCan() throws IOException {
        String date = "Tue, 18 Feb 2003 00:00:00 GMT";
        cutOffNextAnswer(Arrays.copyOf(ZIP, CUT), "ETag: W/\"weak\"", "Last-Modified: " + date);

        assertWhole(get());
        assertEquals(date, server.requests(NAME).get(1).header("if-range"));
    }

    @Test
    void startsAnewWhereTheFileChangedMeanwhile() throws IOException {
        byte[] old = Zips.of("ml-100k/u.data", new byte[500]);
        cutOffNextAnswer(old, "ETag: " + PublishingServer.tag(old));

        assertWhole(get());
        assertEquals(PublishingServer.tag(old), server.requests(NAME).get(1).header("if-range"));
    }

    @Test
    void startsAnewWhereTheRestBeginsElsewhere() throws IOException {
        cutOffNextAnswer();
        server.next(NAME, (request, out) -> {
            PublishingServer.head(
                    out, "206 Partial Content", 10, "Content-Range: bytes 5-14/" + ZIP.length, "ETag: \"x\"");
            out.write(ZIP, 5, 10);
        });

        assertWhole(get());
        assertEquals("", server.requests(NAME).get(2).header("range"));
    }

    @Test
    void aPartThatIsAlreadyWholeIsNotFetchedAgain() throws IOException {
        Files.createDirectories(cache.folder());
        Files.write(cache.folder().resolve(NAME + ".part"), ZIP);
        Files.writeString(cache.folder().resolve(NAME + ".part.mark"), PublishingServer.tag(ZIP));

        assertWhole(get());
        assertEquals("bytes=" + ZIP.length + "-", server.requests(NAME).get(0).header("range"));
        assertEquals(1, server.requests(NAME).size());
    }

    @Test
    void aPartThatNoOneCanNameIsFetchedFromTheStart() throws IOException {
        Files.createDirectories(cache.folder());
        Files.write(cache.folder().resolve(NAME + ".part"), new byte[1000]);

        assertWhole(get());
        assertEquals("", server.requests(NAME).get(0).header("range"));
    }

    @Test
    void aStallIsNoticedAndTheTransferGoesOn() throws IOException {
        server.next(NAME, (request, out) -> {
            PublishingServer.head(out, "200 OK", ZIP.length, "ETag: " + PublishingServer.tag(ZIP));
            out.write(ZIP, 0, CUT);
            out.flush();
            Thread.sleep(20_000);
        });

        assertWhole(get());
        assertEquals("bytes=" + CUT + "-", server.requests(NAME).get(1).header("range"));
    }

    @Test
    void aServerThatKeepsStallingIsGivenUpWithOneClearError() {
        for (int i = 0; i < 3; i++) {
            server.next(NAME, (request, out) -> {
                PublishingServer.head(out, "200 OK", ZIP.length);
                out.flush();
                Thread.sleep(20_000);
            });
        }
        DyadException e = failure();

        assertEquals(DyadException.Kind.IO, e.kind());
        assertTrue(e.getMessage().contains("nothing arrived for 0.4 seconds"), e.getMessage());
        assertEquals(3, server.requests(NAME).size());
    }

    @Test
    void aServerThatTakesTheRequestAndSaysNothingIsAskedAgain() throws IOException {
        server.next(NAME, (request, out) -> Thread.sleep(20_000));

        assertWhole(get());
        assertEquals(2, server.requests(NAME).size());
    }

    @Test
    void anOverloadedServerIsAskedAgain() throws IOException {
        server.next(NAME + ".md5", (request, out) -> PublishingServer.head(out, "503 Service Unavailable", 0));
        server.next(NAME, (request, out) -> PublishingServer.head(out, "503 Service Unavailable", 0));

        assertWhole(get());
    }

    @Test
    void aWrongSumRemovesThePartAndNamesBothSums() throws IOException {
        String other = md5(new byte[0]);
        server.publish(NAME + ".md5", (other + "  " + NAME).getBytes(StandardCharsets.US_ASCII));
        DyadException e = failure();

        assertEquals(DyadException.Kind.DATA, e.kind());
        assertTrue(e.getMessage().contains(other) && e.getMessage().contains(md5(ZIP)), e.getMessage());
        assertEquals(List.of("ml-100k.lock", "ml-100k.terms.txt"), cached());
    }

    @Test
    void aMissingFileIsNamedAndNotAskedForAgain() {
        server.next(NAME, (request, out) -> PublishingServer.head(out, "404 Not Found", 0));
        DyadException e = failure();

        assertTrue(e.getMessage().contains("404") && e.getMessage().contains(server.base() + NAME), e.getMessage());
        assertEquals(1, server.requests(NAME).size());
    }

    @Test
    void noServerAtAllIsOneLineWithTheRemedy() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Downloader downloader = downloader(URI.create("http://127.0.0.1:" + port + "/"), Archive.STANDARD_LIMIT);
        String message = assertThrows(DyadException.class, () -> downloader.get(DATASET, Progress.NONE))
                .getMessage();

        assertTrue(message.contains("no connection to 127.0.0.1"), message);
        assertTrue(
                message.contains("HTTPS_PROXY")
                        && message.contains(cache.archiveOf(DATASET).toString()),
                message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void withoutAPublishedSumTheArchivesOwnMustDo() throws IOException {
        server.next(NAME + ".md5", (request, out) -> PublishingServer.head(out, "404 Not Found", 0));
        Fetched fetched = get();

        assertWhole(fetched);
        assertEquals(Proof.ARCHIVE_CRC, fetched.proof());
    }

    @Test
    void anArchiveBroughtByHandIsTakenWithoutANetwork() throws IOException {
        server.close();
        Files.createDirectories(cache.folder());
        Files.write(cache.archiveOf(DATASET), ZIP);
        Fetched fetched = get();

        assertWhole(fetched);
        assertEquals(Proof.ARCHIVE_CRC_OFFLINE, fetched.proof());
    }

    @Test
    void anArchiveBroughtByHandIsHeldAgainstThePublishedSum() throws IOException {
        Files.createDirectories(cache.folder());
        Files.write(cache.archiveOf(DATASET), Zips.of("ml-100k/u.data", new byte[10]));
        DyadException e = failure();

        assertTrue(e.getMessage().contains(md5(ZIP)), e.getMessage());
        assertFalse(cache.has(DATASET));
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsRefused() throws IOException {
        publish(Zips.of("ml-100k/u.data", new byte[5_000_000]));
        Downloader downloader = downloader(server.base(), 1_000_000);
        DyadException e = assertThrows(DyadException.class, () -> downloader.get(DATASET, Progress.NONE));

        assertTrue(e.getMessage().contains("more than 1,000,000 bytes"), e.getMessage());
        assertFalse(cached().contains("ml-100k") || cached().contains("ml-100k.unpacking"), cached().toString());
    }

    @Test
    void remainsOfACrashWhileUnpackingAreSweptAway() throws IOException {
        Path stale = cache.folderOf(DATASET).resolveSibling("ml-100k.unpacking");
        Files.createDirectories(stale.resolve("ml-100k"));
        Files.writeString(stale.resolve("ml-100k/half"), "half");

        assertWhole(get());
        assertFalse(Files.exists(cache.folderOf(DATASET).resolve("half")));
    }

    @Test
    void twoAtOnceDownloadOnce() throws InterruptedException, ExecutionException, IOException {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<Fetched> first = pool.submit(this::get);
            Future<Fetched> second = pool.submit(this::get);
            assertWhole(first.get());
            assertWhole(second.get());
        } finally {
            pool.shutdown();
            assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
        }
        assertEquals(1, server.requests(NAME).size());
    }

    @Test
    void aFullDiskIsNamedWithTheRemedy() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "only Linux has a device that is always full");
        Files.createDirectories(cache.folder());
        Files.createSymbolicLink(cache.folder().resolve(NAME + ".part"), full);
        DyadException e = failure();

        assertEquals(DyadException.Kind.IO, e.kind());
        assertTrue(e.getMessage().contains("DYAD_CACHE"), e.getMessage());
        assertTrue(e.getMessage().contains(NAME + ".part"), e.getMessage());
    }
}
