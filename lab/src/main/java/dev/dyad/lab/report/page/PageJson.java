package dev.dyad.lab.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.lab.report.ReportPage;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a page that is being watched asks for: all that can change in it. */
final class PageJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PageJson() {}

    static String of(ReportPage page) {
        ObjectNode news = JSON.createObjectNode();
        news.put("state", state(page)).put("shape", shape(page));
        ObjectNode parts = news.putObject("parts");
        PageParts.of(page).forEach(parts::put);
        news.set("figures", FigureJson.of(page));
        return write(news);
    }

    static String state(ReportPage page) {
        return page.state().name().toLowerCase(Locale.ROOT);
    }

    /** Changes when the page has other places for figures than before, so that it must be loaded anew. */
    static String shape(ReportPage page) {
        String places = PageParts.sections(page)
                .flatMap(section -> section.figures().stream().map(figure -> FigureJson.key(section, figure)))
                .collect(Collectors.joining(" "));
        return Integer.toHexString(places.hashCode());
    }

    /** JSON inside a script element, where no text may look like the element's end. */
    static String inline(ObjectNode node) {
        return write(node).replace("<", "\\u003c");
    }

    private static String write(ObjectNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain nodes can be written", e);
        }
    }
}
