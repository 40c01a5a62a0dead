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
        if (text.isBlank()) {
            throw new TypeConversionException("it is empty; name a file");
        } else if (text.endsWith("/") || text.endsWith(File.separator)) {
            throw new TypeConversionException("'%s' names a folder; name a file in it".formatted(text));
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'%s' can be no name of a file: %s".formatted(text, e.getReason()));
        }
    }
}
