package dev.dyad.data.download;

import dev.dyad.DyadException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Takes the proxy for HTTPS from {@code HTTPS_PROXY}, as command lines expect; where that is not set, from the JDK's
 * own settings.
 */
final class EnvironmentProxy extends ProxySelector {

    private final Map<String, String> environment;

    EnvironmentProxy(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public List<Proxy> select(URI uri) {
        String proxy = variable("https_proxy");
        if (!"https".equals(uri.getScheme()) || proxy.isBlank()) {
            ProxySelector standard = ProxySelector.getDefault();
            return standard == null ? List.of(Proxy.NO_PROXY) : standard.select(uri);
        }
        return List.of(isExempt(uri.getHost()) ? Proxy.NO_PROXY : parse(proxy));
    }

    private boolean isExempt(String host) {
        for (String part : variable("no_proxy").split(",", -1)) {
            String suffix = part.strip().replaceFirst("^\\*?\\.", "");
            if (part.strip().equals("*") || (!suffix.isEmpty() && ("." + host).endsWith("." + suffix))) {
                return true;
            }
        }
        return false;
    }

    private static Proxy parse(String text) {
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            if (uri.getHost() != null) {
                int port = uri.getPort() < 0 ? 80 : uri.getPort();
                return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the message below, which names the text.
        }
        throw DyadException.usage("HTTPS_PROXY is '%s': write it as http://host:port", text);
    }

    private String variable(String name) {
        String lower = environment.getOrDefault(name, "");
        return lower.isBlank() ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "") : lower;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The request itself fails with the same cause.
    }
}
