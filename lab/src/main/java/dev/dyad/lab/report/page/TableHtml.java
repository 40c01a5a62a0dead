package dev.dyad.lab.report.page;

import dev.dyad.lab.report.Table;
import dev.dyad.lab.report.Table.Cell;
import dev.dyad.lab.report.Table.Column;
import dev.dyad.lab.report.Table.Kind;
import dev.dyad.lab.report.Table.Tone;
import java.util.List;

/** A table that can be sorted; a long one is folded. */
final class TableHtml {

    private static final int FOLDED_FROM = 16;

    private TableHtml() {}

    static String of(Table table, String section) {
        String title = Html.text(table.title());
        StringBuilder html = new StringBuilder();
        html.append(table.rows().size() < FOLDED_FROM ? "<details open>" : "<details>");
        html.append("<summary>").append(title).append("</summary>");
        html.append("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(title)
                .append("\"><table data-table=\"")
                .append(section + "." + table.name())
                .append("\"><thead><tr>");
        table.columns().forEach(column -> html.append(head(column)));
        html.append("</tr></thead><tbody>");
        table.rows().forEach(row -> html.append(row(row, table.columns())));
        return html.append("</tbody></table></div></details>\n").toString();
    }

    private static String head(Column column) {
        return "<th scope=\"col\" aria-sort=\"none\"" + look(column.kind() == Kind.NUMBER ? "number" : "")
                + "><button type=\"button\">" + Html.text(column.title()) + "</button></th>";
    }

    private static String row(List<Cell> row, List<Column> columns) {
        StringBuilder html = new StringBuilder("<tr>");
        for (int k = 0; k < row.size(); k++) {
            Cell cell = row.get(k);
            String element = k == 0 ? "th" : "td";
            html.append("<").append(element).append(k == 0 ? " scope=\"row\"" : "");
            html.append(look((columns.get(k).kind() == Kind.NUMBER ? "number " : "") + tone(cell.tone())));
            cell.order()
                    .ifPresent(
                            order -> html.append(" data-order=\"").append(order).append('"'));
            html.append(">")
                    .append(Html.text(cell.text()))
                    .append("</")
                    .append(element)
                    .append(">");
        }
        return html.append("</tr>\n").toString();
    }

    private static String tone(Tone tone) {
        return switch (tone) {
            case PLAIN -> "";
            case MISSING -> "missing";
            case FAILED -> "failed";
        };
    }

    private static String look(String classes) {
        return classes.isBlank() ? "" : " class=\"" + classes.strip() + "\"";
    }
}
