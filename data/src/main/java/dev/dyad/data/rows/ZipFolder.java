package dev.dyad.data.rows;

import dev.dyad.DyadException;
import dev.dyad.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a zip, which lie at its top or in one folder there. */
record ZipFolder(Path path, ZipFile zip) implements FileSet {

    static ZipFolder open(Path path) {
        try {
            // Latin-1 decodes any name, so that an odd one cannot make the others unreadable.
            return new ZipFolder(path, new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new DyadException(
                    DyadException.Kind.DATA,
                    "%s is not a whole zip (%s); get it again".formatted(path, e.getMessage()),
                    e);
        }
    }

    @Override
    public String name() {
        return String.valueOf(path.getFileName()).replaceFirst("\\.zip$", "");
    }

    @Override
    public String label() {
        return path.toString();
    }

    @Override
    public Optional<InputFile> file(String name) {
        return zip.stream()
                .filter(entry -> !entry.isDirectory() && isNamed(entry.getName(), name))
                .findFirst()
                .map(entry -> new Member(path, zip, entry));
    }

    private static boolean isNamed(String entry, String name) {
        int folderEnd = entry.lastIndexOf('/');
        return entry.substring(folderEnd + 1).equals(name) && entry.indexOf('/') == folderEnd;
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw FileProblem.reading(path, e);
        }
    }

    private record Member(Path path, ZipFile zip, ZipEntry entry) implements InputFile {

        @Override
        public String name() {
            return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        }

        @Override
        public String label() {
            return path + "!/" + entry.getName();
        }

        @Override
        public long size() {
            return entry.getSize();
        }

        @Override
        public InputStream open() throws IOException {
            return zip.getInputStream(entry);
        }
    }
}
