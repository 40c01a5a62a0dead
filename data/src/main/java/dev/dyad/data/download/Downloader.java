package dev.dyad.data.download;

import dev.dyad.DyadException;
import dev.dyad.Progress;
import dev.dyad.data.download.Fetched.Proof;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Fetches published data sets into a {@link DataCache}: resumed where an earlier attempt stopped, verified, unpacked, and
 * in place whole or not at all. An archive that a person put at {@link DataCache#archiveOf} is taken instead of a
 * download.
 */
public final class Downloader {

    /** Where GroupLens publishes the MovieLens data sets. */
    public static final URI GROUPLENS = URI.create("https://files.grouplens.org/datasets/movielens/");

    private final DataCache cache;
    private final TermsDisplay terms;
    private final Server server;
    private final long unpackLimit;

    public Downloader(DataCache cache, TermsDisplay terms) {
        this(cache, terms, GROUPLENS, Patience.STANDARD);
    }

    /** As above from a mirror; {@code base} ends with a slash. */
    public Downloader(DataCache cache, TermsDisplay terms, URI base, Patience patience) {
        this(cache, terms, new Server(base, patience), Archive.STANDARD_LIMIT);
    }

    Downloader(DataCache cache, TermsDisplay terms, Server server, long unpackLimit) {
        this.cache = cache;
        this.terms = terms;
        this.server = server;
        this.unpackLimit = unpackLimit;
    }

    /**
     * Makes a data set be there. Another process that fetches the same one is waited for.
     *
     * @param progress told the bytes downloaded
     */
    public Fetched get(KnownDataset dataset, Progress progress) {
        if (!cache.has(dataset)) {
            cache.make();
            try (CacheLock lock = CacheLock.acquire(cache.folder().resolve(dataset.id() + ".lock"))) {
                if (!cache.has(dataset)) {
                    showTermsOnce(dataset);
                    Proof proof = Files.exists(cache.archiveOf(dataset))
                            ? verifyArchive(dataset)
                            : download(dataset, progress);
                    unpack(dataset);
                    return new Fetched(cache.folderOf(dataset), proof);
                }
            }
        }
        return new Fetched(cache.folderOf(dataset), Proof.ALREADY_CACHED);
    }

    private void showTermsOnce(KnownDataset dataset) {
        if (!cache.termsShown(dataset)) {
            terms.show(dataset);
            try {
                cache.markTermsShown(dataset);
            } catch (IOException e) {
                throw DataCache.cannot("write to " + cache.folder(), e);
            }
        }
    }

    private Proof download(KnownDataset dataset, Progress progress) {
        PartFile part = new PartFile(cache.archiveOf(dataset));
        Optional<Md5> published;
        try {
            published = publishedSum(dataset);
            new Transfer(server, dataset.archive(), part, progress).run();
        } catch (IOException e) {
            throw gaveUp(dataset, part, e);
        }
        if (published.isPresent()) {
            Md5 actual = sumOf(part.path());
            if (!actual.equals(published.get())) {
                part.delete();
                throw wrongSum(server.address(dataset.archive()).toString(), published.get(), actual, "Try again");
            }
        }
        part.publish(cache.archiveOf(dataset));
        return published.isPresent() ? Proof.PUBLISHED_MD5 : Proof.ARCHIVE_CRC;
    }

    /** An archive put there by hand, or by a run that ended before it was unpacked. */
    private Proof verifyArchive(KnownDataset dataset) {
        Path archive = cache.archiveOf(dataset);
        try {
            Optional<Md5> published = publishedSum(dataset);
            Md5 actual = sumOf(archive);
            if (published.isPresent() && !actual.equals(published.get())) {
                throw wrongSum(archive.toString(), published.get(), actual, "Remove that file and try again");
            }
            return published.isPresent() ? Proof.PUBLISHED_MD5 : Proof.ARCHIVE_CRC;
        } catch (IOException e) {
            // No network is why people put archives there by hand: its own sums must do, and the proof says so.
            return Proof.ARCHIVE_CRC_OFFLINE;
        }
    }

    private Optional<Md5> publishedSum(KnownDataset dataset) throws IOException {
        String name = dataset.archive() + ".md5";
        Optional<String> text = server.text(name);
        if (text.isPresent() && Md5.parse(text.get()).isEmpty()) {
            throw new IOException("no MD5 sum in " + server.address(name));
        }
        return text.flatMap(Md5::parse);
    }

    private static Md5 sumOf(Path file) {
        try {
            return Md5.of(file);
        } catch (IOException e) {
            throw DataCache.cannot("read " + file, e);
        }
    }

    private void unpack(KnownDataset dataset) {
        Path archive = cache.archiveOf(dataset);
        try (StagedFolder folder = new StagedFolder(cache.folderOf(dataset))) {
            new Archive(archive, unpackLimit).unpack(folder.stage());
            folder.publish();
            Files.delete(archive);
        } catch (IOException e) {
            throw DataCache.cannot("unpack " + archive, e);
        }
    }

    private static DyadException wrongSum(String what, Md5 published, Md5 actual, String remedy) {
        return new DyadException(
                DyadException.Kind.DATA,
                "%s is damaged: its MD5 sum is %s, the published one %s. %s"
                        .formatted(what, actual, published, remedy));
    }

    private DyadException gaveUp(KnownDataset dataset, PartFile part, IOException cause) {
        String host = server.address("").getHost();
        String reason = cause instanceof ConnectException
                ? "no connection to " + host
                : cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String kept =
                part.size() > 0 ? String.format(Locale.ROOT, " The %,d bytes that arrived are kept.", part.size()) : "";
        return new DyadException(
                DyadException.Kind.IO,
                "Cannot download %s: %s.%s Check the network, set HTTPS_PROXY if you are behind a proxy, and try again; or bring %s here as %s"
                        .formatted(
                                dataset.id(),
                                reason,
                                kept,
                                server.address(dataset.archive()),
                                cache.archiveOf(dataset)),
                cause);
    }
}
