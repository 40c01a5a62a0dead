package dev.dyad.cli;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a file, which is not empty and does not end as the name of a folder does. */
final class FileName implements ITypeConverter<Path> {

    @Override
    public Path convert(String text) {
        if (text.endsWith("/") || text.endsWith(File.separator)) {
            throw new TypeConversionException("'%s' names a folder; name a file in it".formatted(text));
        }
        return fileOrFolder(text);
    }

    /** Reads the name of a file or folder, which is not empty. */
    static Path fileOrFolder(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("it is empty; give a name");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'%s' can be no name of a file: %s".formatted(text, e.getReason()));
        }
    }
}
