package dev.dyad.data.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An MD5 sum: what GroupLens publishes beside each archive. It guards against damage, not against malice. */
record Md5(String hex) {

    /** The sum in {@code 0123…  file} (GNU) as well as in {@code MD5 (file) = 0123…} (BSD). */
    private static final Pattern SUM = Pattern.compile("(?<![0-9A-Za-z])[0-9A-Fa-f]{32}(?![0-9A-Za-z])");

    static Optional<Md5> parse(String text) {
        Matcher matcher = SUM.matcher(text);
        return matcher.find() ? Optional.of(new Md5(matcher.group().toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    static Md5 of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return new Md5(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
