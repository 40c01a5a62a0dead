package dev.dyad.lab.report.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The content security policy of a page: its own scripts and styles by their hashes, and nothing from elsewhere. */
final class PagePolicy {

    /** What stands before the policy in a page. */
    static final String META = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

    private PagePolicy() {}

    static String of(String style, List<String> scripts) {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; connect-src 'self'; style-src "
                + hash(style) + "; script-src "
                + scripts.stream().map(PagePolicy::hash).collect(Collectors.joining(" "));
    }

    /** The policy that stands in a page. */
    static String in(String html) {
        int from = html.indexOf(META) + META.length();
        return html.substring(from, html.indexOf('"', from));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
