package dev.dyad.data.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.dyad.DyadException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest {

    private static final URI SECURE = URI.create("https://files.grouplens.org/x");

    private static Proxy proxy(Map<String, String> environment, URI uri) {
        return new EnvironmentProxy(environment).select(uri).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://proxy.example:3128", "proxy.example:3128", "http://proxy.example:3128/"})
    void httpsGoesThroughTheProxyOfTheEnvironment(String text) {
        InetSocketAddress address = InetSocketAddress.createUnresolved("proxy.example", 3128);

        assertEquals(new Proxy(Proxy.Type.HTTP, address), proxy(Map.of("HTTPS_PROXY", text), SECURE));
        assertEquals(new Proxy(Proxy.Type.HTTP, address), proxy(Map.of("https_proxy", text), SECURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "grouplens.org", ".grouplens.org", "a.example, files.grouplens.org"})
    void exemptHostsGoDirectly(String exempt) {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "proxy.example:3128", "NO_PROXY", exempt);

        assertEquals(Proxy.NO_PROXY, proxy(environment, SECURE));
    }

    @Test
    void plainHttpIsNotAffected() {
        assertEquals(
                Proxy.NO_PROXY, proxy(Map.of("HTTPS_PROXY", "proxy.example:3128"), URI.create("http://127.0.0.1/")));
    }

    @Test
    void aMalformedProxyIsNamed() {
        assertThrows(DyadException.class, () -> proxy(Map.of("HTTPS_PROXY", "http://:::"), SECURE));
    }
}
