package dev.dyad.data.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is filled beside its place and appears there whole or not at all. Remains of a crash are removed. */
final class StagedFolder implements AutoCloseable {

    private final Path place;
    private final Path stage;

    StagedFolder(Path place) throws IOException {
        this.place = place;
        stage = place.resolveSibling(place.getFileName() + ".unpacking");
        remove(stage);
        Files.createDirectory(stage);
    }

    /** Fill this. */
    Path stage() {
        return stage;
    }

    /** Puts the stage in its place; of a stage that holds one folder and nothing else, that folder. */
    void publish() throws IOException {
        List<Path> entries;
        try (Stream<Path> list = Files.list(stage)) {
            entries = list.toList();
        }
        boolean wrapped = entries.size() == 1 && Files.isDirectory(entries.get(0));
        move(wrapped ? entries.get(0) : stage, place);
    }

    /** Moves within a disk in one step that survives a power cut. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(to.toAbsolutePath().getParent());
    }

    private static void syncFolder(Path folder) throws IOException {
        boolean foldersOpen =
                folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (foldersOpen) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        remove(stage);
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> paths;
            try (Stream<Path> walk = Files.walk(folder)) {
                paths = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : paths) {
                Files.delete(path);
            }
        }
    }
}
