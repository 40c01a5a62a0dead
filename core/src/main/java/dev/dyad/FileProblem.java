package dev.dyad;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What a disk says no to, in words for people: which file, why, and what to do. */
public final class FileProblem {

    private FileProblem() {}

    /**
     * A file or folder cannot be read.
     *
     * @param file as its user named it
     */
    public static DyadException reading(Object file, IOException cause) {
        String why =
                switch (Cause.of(cause)) {
                    case MISSING -> "there is no such file; check its name";
                    case DENIED -> "no permission to read it; have that changed, or copy it to a place of yours";
                    case FOLDER -> "it is a folder; name a file in it";
                    case NO_FOLDER -> "a part of its path is a file, not a folder; check the path";
                    case FULL, OTHER -> said(cause) + "; check the disk, or get the file again";
                };
        return new DyadException(DyadException.Kind.IO, "Cannot read " + file + ": " + why, cause);
    }

    /**
     * A file or folder cannot be written.
     *
     * @param file as its user named it
     */
    public static DyadException writing(Path file, IOException cause) {
        String why =
                switch (Cause.of(cause)) {
                    case MISSING ->
                        "there is no folder " + file.toAbsolutePath().getParent() + "; make it first";
                    case DENIED -> "no permission to write there; choose another place";
                    case FOLDER -> "it is a folder; name a file in it";
                    case NO_FOLDER -> "a part of its path is a file, not a folder; choose another place";
                    case FULL -> "the disk is full; free some room, or choose another place";
                    case OTHER -> said(cause) + "; mend that, or choose another place";
                };
        return new DyadException(DyadException.Kind.IO, "Cannot write " + file + ": " + why, cause);
    }

    /** Why, alone, for messages with a remedy of their own. */
    public static String reason(IOException cause) {
        return switch (Cause.of(cause)) {
            case MISSING -> "there is no such file or folder";
            case DENIED -> "no permission";
            case FOLDER -> "it is a folder";
            case NO_FOLDER -> "a file is in the way";
            case FULL -> "the disk is full";
            case OTHER -> said(cause);
        };
    }

    private enum Cause {
        MISSING,
        DENIED,
        FOLDER,
        NO_FOLDER,
        FULL,
        OTHER;

        /** Java has types for few of them; the others are told by what the system calls them. */
        static Cause of(IOException e) {
            String said = said(e).toLowerCase(Locale.ROOT);
            if (e instanceof AccessDeniedException
                    || said.contains("permission denied")
                    || said.contains("read-only file system")) {
                return DENIED;
            } else if (e instanceof NotDirectoryException
                    || e instanceof FileAlreadyExistsException
                    || said.contains("not a directory")) {
                return NO_FOLDER;
            } else if (said.contains("is a directory")) {
                return FOLDER;
            } else if (said.contains("no space left") || said.contains("not enough space")) {
                return FULL;
            }
            return e instanceof NoSuchFileException || e instanceof FileNotFoundException ? MISSING : OTHER;
        }
    }

    private static String said(IOException e) {
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return Optional.ofNullable(reason).orElse(e.getClass().getSimpleName());
    }
}
